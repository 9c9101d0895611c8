import { describe, expect, inject, it } from "vitest";
import { violations } from "./axe.ts";
import { layoutShift, textFaults } from "./looking-down.ts";
import { settled, usePlaces } from "./page.ts";
import { MOST_SHIFT, places, screens, short } from "./looking-down-states.ts";

const open = usePlaces();

// each screen with some of the places, each place on some screen; all of both in the long suite
describe.each(inject("thorough") ? screens : short.screens)("$name", ({ options, media }) => {
  const shown = inject("thorough") ? places : short.places;
  it.each(shown)(
    "$name: texts keep off one another and are whole, nothing moves",
    async (place) => {
      const { page, errors } = await open(place.address, options);
      if (media !== undefined) await page.emulateMedia(media);
      // whatever the page is of has come: until then nothing is on its way
      await page.locator(".canvas.drawn, .claims.judged, lesson-chapter").first().waitFor();
      await settled(page);
      expect(await page.locator(".banner").count()).toBe(place.broken === true ? 1 : 0);
      const shift = await layoutShift(page);
      await place.act?.(page);
      await settled(page);
      expect(await textFaults(page)).toEqual([]);
      // paper does not load: what moves when a screen becomes paper is nobody's
      if (media?.media !== "print") expect(shift).toBeLessThan(MOST_SHIFT);
      if (inject("thorough") || place.axe === true) expect(await violations(page)).toEqual([]);
      expect(errors).toEqual([]);
    },
  );
});
