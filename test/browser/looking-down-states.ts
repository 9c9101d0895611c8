import type { BrowserContextOptions, Page } from "playwright-core";

/** Most shift of a page's layout while it comes: a twentieth of a screen. */
export const MOST_SHIFT = 0.05;

/** A screen, and how it shows colours. */
interface Screen {
  readonly name: string;
  readonly options: BrowserContextOptions;
  readonly media?: Parameters<Page["emulateMedia"]>[0];
}

/** A state of a page. */
interface Place {
  readonly name: string;
  readonly address: string;
  /** What is done there first. */
  act?(page: Page): Promise<void>;
  /** Whether its link is one that cannot be opened. */
  readonly broken?: boolean;
  /** Whether the short suite runs axe on it: others do that for most. */
  readonly axe?: boolean;
}

const size = (width: number, height: number): BrowserContextOptions => ({
  viewport: { width, height },
});

const sizes: readonly (readonly [string, BrowserContextOptions])[] = [
  ["1440×900", size(1440, 900)],
  ["1024×768", size(1024, 768)],
  ["844×390", size(844, 390)],
  ["390×844", size(390, 844)],
  ["320×640", size(320, 640)],
  ["1440×900 at 200 %", { ...size(720, 450), deviceScaleFactor: 2 }],
];

const looks = [
  ["light", { colorScheme: "light" }],
  ["dark", { colorScheme: "dark" }],
  ["forced colours", { forcedColors: "active" }],
] as const;

/** A4 between its margins, in CSS pixels. */
const paper: Screen = { name: "printed", options: size(718, 1000), media: { media: "print" } };

/** Every size in every look, and paper. */
export const screens: readonly Screen[] = [
  ...sizes.flatMap(([name, options]) =>
    looks.map(([look, media]) => ({ name: `${name}, ${look}`, options, media })),
  ),
  paper,
];

const spiked = "gamma=2&spectrum=spiked&spikes=20&alignment=weights&energies=0.05,1";
const twoSpikes = "gamma=2&spectrum=spiked&spikes=20,50";
const hidden =
  "gamma=1.5&spectrum=factor&share=0.2&communality=0.6&alignment=self-supervised&rows=masked-target&p=0.3";

const queries: readonly (readonly [string, string])[] = [
  ["start", ""],
  ["threshold in sight", `${spiked}&axis=gamma`],
  ["marker on the best ratio", `${spiked}&axis=mask.ratio&p=0.35`],
  ["marker on the threshold", "gamma=1&axis=gamma"],
  ["noise on a log axis", `${spiked}&axis=noise`],
  ["parts", `${spiked}&axis=gamma&parts=1`],
  ["random ratio", `${spiked}&mask=uniform&min=0.1&max=0.9&axis=gamma`],
  ["list of ratios", `${spiked}&mask=discrete&ratios=0.1,0.5,0.9&probabilities=1,1,1&axis=gamma`],
  ["beta", `${spiked}&mask=beta&a=2&b=3&axis=gamma`],
  ["hidden targets", `${hidden}&axis=mask.ratio`],
  ["copies", `${spiked}&copies=2&p=0.3&axis=mask.ratio`],
  ["ridge", `${spiked}&ridge=0.1&axis=ridge`],
  ["atoms", "gamma=2&spectrum=atoms&values=1,4,9&weights=5,3,1&axis=gamma"],
  ["power law", "gamma=3&spectrum=power-law&exponent=1&axis=gamma"],
  ["ar1", "gamma=3&spectrum=ar1&rho=0.8&axis=gamma"],
  ["effective ridge", `${spiked}&copies=2&p=0.3&quantity=kappa&axis=gamma`],
  ["atlas", `${spiked}&view=atlas&cells=32`],
  ["atlas, benefit", `${spiked}&view=atlas&mapped=benefit&cells=32`],
  ["atlas, gain", `${hidden}&view=atlas&mapped=gain&cells=32`],
  ["atlas, gain, grey", `${spiked}&view=atlas&mapped=gain&cells=32`],
  ["atlas, change", `${spiked}&p=0.5&view=atlas&mapped=change&cells=32`],
  ["spectrum", `${spiked}&p=0.3&view=spectrum`],
  ["spectrum, two spikes", `${twoSpikes}&p=0.3&view=spectrum`],
  ["spectrum, near spikes", "gamma=2&spectrum=spiked&spikes=20,21,22&p=0.2&view=spectrum"],
  ["spectrum, random ratio", `${twoSpikes}&mask=uniform&min=0&max=0.9&view=spectrum`],
  ["spectrum, power law", "gamma=3&spectrum=power-law&exponent=1&p=0.3&view=spectrum"],
  ["claims", "gamma=2&view=claims"],
  ["a claim", "gamma=2&view=claims&claim=hidden-target"],
  ["a claim low on the page", "gamma=2&view=claims&claim=averaged"],
];

const pressing =
  (name: string) =>
  (page: Page): Promise<void> =>
    page.getByRole("button", { name, exact: true }).locator("visible=true").first().click();

const opened = (text: string) => async (page: Page) => {
  await page.locator("summary", { hasText: text }).first().click();
};

const address = (query: string): string => (query === "" ? "" : `?${query}`);

/** Every state that is looked at. */
export const places: readonly Place[] = [
  ...queries.map(([name, query]) => ({ name, address: address(query) })),
  { name: "a broken link", address: "?gamma=0&spectrum=unheard-of", broken: true },
  { name: "examples", address: "", act: pressing("Examples") },
  { name: "data table", address: address(`${spiked}&axis=gamma`), act: opened("Data table") },
  { name: "behind the risk", address: address(spiked), act: opened("Behind the risk") },
  {
    name: "map's table",
    address: address(`${spiked}&view=atlas&cells=32`),
    act: opened("Data table"),
  },
  {
    name: "a fault in a field",
    address: "",
    act: async (page) => {
      const gamma = page.locator('[data-path="gamma"] input.value').locator("visible=true").first();
      await gamma.fill("-1");
      await gamma.press("Enter");
    },
  },
  {
    name: "reading card",
    address: address(`${spiked}&axis=gamma`),
    act: async (page) => {
      const reader = page.locator(".reader").first();
      const box = await reader.boundingBox();
      if (box) await page.mouse.move(box.x + box.width / 2, box.y + 20);
    },
  },
  { name: "help", address: "", act: (page) => page.keyboard.press("?") },
  { name: "lessons", address: "lessons.html" },
  { name: "a lesson", address: "lessons.html#random-ratio" },
];

const named = (...names: string[]): Place[] => places.filter(({ name }) => names.includes(name));

/** The part that every run of the tests looks at. */
export const short: { readonly screens: readonly Screen[]; readonly places: readonly Place[] } = {
  screens: screens.filter(({ name }) =>
    ["844×390, dark", "320×640, light", "1440×900 at 200 %, light"].includes(name),
  ),
  places: named("threshold in sight", "atlas, gain, grey", "spectrum, two spikes", "lessons"),
};
