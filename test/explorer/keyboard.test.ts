import { describe, expect, it } from "vitest";
import { commandOf, type Pressed } from "../../src/explorer/keyboard.ts";
import { placeBeside } from "../../src/explorer/tour/place.ts";
import { rovingTarget } from "../../src/explorer/frame/roving.ts";

function press(key: string, held: Partial<Pressed> = {}): Pressed {
  return { key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held };
}

describe("shortcuts", () => {
  it.each([
    [press("z", { ctrlKey: true }), { do: "undo" }],
    [press("z", { metaKey: true }), { do: "undo" }],
    [press("Z", { ctrlKey: true, shiftKey: true }), { do: "redo" }],
    [press("y", { ctrlKey: true }), { do: "redo" }],
    [press("?", { shiftKey: true }), { do: "help" }],
    [press("s"), { do: "simulate" }],
    [press("p"), { do: "pin" }],
    [press("3"), { do: "view", index: 2 }],
    [press("S", { shiftKey: true }), null],
    [press("s", { ctrlKey: true }), null],
    [press("z", { altKey: true }), null],
    [press("0"), null],
    [press("Enter"), null],
  ])("%j", (event, command) => {
    expect(commandOf(event, false)).toEqual(command);
    expect(commandOf(event, true)).toBeNull();
  });
});

describe("a list of tabs", () => {
  it("is walked in a circle", () => {
    expect(rovingTarget("ArrowRight", 2, 3)).toBe(0);
    expect(rovingTarget("ArrowLeft", 0, 3)).toBe(2);
    expect(rovingTarget("Home", 2, 3)).toBe(0);
    expect(rovingTarget("End", 0, 3)).toBe(2);
    expect(rovingTarget("Enter", 0, 3)).toBeNull();
  });
});

describe("a card of the tour", () => {
  it.each([
    ["beside", { left: 20, top: 100, width: 300, height: 200 }, 1200, 800, { left: 336, top: 100 }],
    ["left of", { left: 900, top: 60, width: 290, height: 700 }, 1200, 800, { left: 564, top: 60 }],
    ["under", { left: 10, top: 60, width: 370, height: 300 }, 390, 844, { left: 12, top: 376 }],
    ["over", { left: 10, top: 500, width: 370, height: 300 }, 390, 844, { left: 12, top: 274 }],
  ])("stands %s its target", (_, target, width, height, place) => {
    expect(placeBeside(target, 320, width, height)).toEqual(place);
  });

  it("stays on the screen whatever it points at", () => {
    const { left, top } = placeBeside({ left: -50, top: 900, width: 9, height: 9 }, 320, 390, 500);
    expect(left).toBeGreaterThanOrEqual(0);
    expect(left + 320).toBeLessThanOrEqual(390);
    expect(top).toBeLessThanOrEqual(500 - 200);
  });
});
