import { referenceKernel } from "../../src/kernels/index.ts";
import { describeKernel } from "./suite.ts";

describeKernel(referenceKernel);
