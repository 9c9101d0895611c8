import { createEngine, plainEngine } from "../../src/kernels/index.ts";
import { kernelOf } from "./engine-kernel.ts";
import { describeKernel } from "./suite.ts";

describeKernel(kernelOf(createEngine()));
describeKernel(kernelOf(plainEngine()));
