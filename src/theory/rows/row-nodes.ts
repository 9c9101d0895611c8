import { ratioNodesNearOne, type Problem, type RatioNodes } from "../../problem/index.ts";

/**
 * Quadrature nodes of a problem's mask law that also serve where a ridge, or rescaled inputs, put a
 * pole of the integrands close to p = 1. Cost: that of the law's own nodes, or up to 300 of them.
 */
export function rowNodes({ mask, ridge, rescale, gamma }: Problem): RatioNodes {
  return ratioNodesNearOne(mask, { ridge, rescale, gamma });
}
