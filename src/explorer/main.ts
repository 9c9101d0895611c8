import "@fontsource-variable/source-sans-3";
import "@fontsource-variable/source-serif-4";
import "@fontsource-variable/source-serif-4/wght-italic.css";
import "./tokens.css";
import { ExplorerApp } from "./app.ts";
import { ChoiceControl, ListControl, TextControl, NumberControl } from "../element/index.ts";

customElements.define("maskrisk-number", NumberControl);
customElements.define("maskrisk-choice", ChoiceControl);
customElements.define("maskrisk-list", ListControl);
customElements.define("maskrisk-text", TextControl);
customElements.define("maskrisk-explorer", ExplorerApp);
