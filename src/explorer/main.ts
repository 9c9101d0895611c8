import "@fontsource-variable/source-sans-3";
import "@fontsource-variable/source-serif-4";
import "@fontsource-variable/source-serif-4/wght-italic.css";
import "./tokens.css";
import { defineElement } from "../element/index.ts";
import { ExplorerApp } from "./app.ts";
import { ChoiceControl } from "./controls/choice-control.ts";
import { ListControl } from "./controls/list-control.ts";
import { NumberControl } from "./controls/number-control.ts";

defineElement();
customElements.define("maskrisk-number", NumberControl);
customElements.define("maskrisk-choice", ChoiceControl);
customElements.define("maskrisk-list", ListControl);
customElements.define("maskrisk-explorer", ExplorerApp);
