/** Every shortcut of the page, for people. */
export const shortcuts: readonly { readonly keys: readonly string[]; readonly what: string }[] = [
  { keys: ["1", "2", "3", "4", "5"], what: "the views, in the order of their tabs" },
  { keys: ["S"], what: "simulate, or hold rows of a table out; stop" },
  { keys: ["P"], what: "pin the current curve" },
  { keys: ["Ctrl Z"], what: "undo" },
  { keys: ["Ctrl Shift Z", "Ctrl Y"], what: "redo" },
  { keys: ["?"], what: "this sheet" },
  { keys: ["←", "→"], what: "move the marker, the reading cursor or a slider in focus" },
  { keys: ["Shift ←", "Page Up"], what: "the same in large steps" },
  { keys: ["Home", "End"], what: "to the ends of the axis" },
  {
    keys: ["+", "−"],
    what: "zoom the plot in focus along its axis; with Alt along the vertical one",
  },
  { keys: ["0", "double click"], what: "the whole plot again" },
  { keys: ["Ctrl wheel", "pinch"], what: "zoom the plot; drag an axis to move it" },
  { keys: ["Enter"], what: "send the marker to the reading cursor; take a typed value" },
  { keys: ["Backspace"], what: "set a slider in focus back to its default" },
  { keys: ["Esc"], what: "close a sheet or menu; drop a typed value" },
];
