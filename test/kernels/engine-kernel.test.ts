import { createEngine, kernelOf, plainEngine } from "../../src/kernels/index.ts";
import { describeKernel } from "./suite.ts";

describeKernel(kernelOf(createEngine()));
describeKernel(kernelOf(plainEngine()));
