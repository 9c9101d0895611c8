import "@fontsource-variable/source-sans-3";
import "@fontsource-variable/source-serif-4";
import "@fontsource-variable/source-serif-4/wght-italic.css";
import "./tokens.css";
import { ExplorerApp } from "./app.ts";
import { ChoiceControl } from "./controls/choice-control.ts";
import { ListControl } from "./controls/list-control.ts";
import { TextControl } from "./controls/text-control.ts";
import { NumberControl } from "./controls/number-control.ts";

customElements.define("maskrisk-number", NumberControl);
customElements.define("maskrisk-choice", ChoiceControl);
customElements.define("maskrisk-list", ListControl);
customElements.define("maskrisk-text", TextControl);
customElements.define("maskrisk-explorer", ExplorerApp);
