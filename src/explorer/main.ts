import "@fontsource-variable/source-sans-3";
import "@fontsource-variable/source-serif-4";
import "@fontsource-variable/source-serif-4/wght-italic.css";
import "./tokens.css";
import { ExplorerApp } from "./app.ts";
import { defineControls } from "../element/index.ts";

defineControls();
customElements.define("maskrisk-explorer", ExplorerApp);
