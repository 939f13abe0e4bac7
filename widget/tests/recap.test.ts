import { beforeEach, describe, expect, it, vi } from "vitest";
import { type Api, ApiError, Unreachable } from "../src/api";
import { Recap } from "../src/recap";

const api = (page: string | Error, file: Blob | Error) =>
  ({
    recap: async () => {
      if (page instanceof Error) throw page;
      return page;
    },
    recapFile: async () => {
      if (file instanceof Error) throw file;
      return file;
    },
  }) as unknown as Api;

const missing = new ApiError(404, "not_found", "x");
const pdf = new Blob(["%PDF"]);

beforeEach(() => {
  URL.createObjectURL = () => "blob:x";
  URL.revokeObjectURL = vi.fn();
});

describe("Recap", () => {
  it.each([
    ["is read and can be printed", "<p>a</p>", pdf, "ready", "blob:x", true],
    ["is read without a file to print", "<p>a</p>", new Unreachable(), "ready", undefined, true],
    ["is not offered again by a server that has none", missing, pdf, "missing", undefined, false],
    ["can be tried again later", new Unreachable(), pdf, "failed", undefined, true],
  ])("%s", async (_, page, file, status, address, available) => {
    const recap = new Recap(() => {});
    await recap.open(api(page, file), "t");
    expect([recap.state?.status, recap.state?.file, recap.available]).toEqual([status, address, available]);
  });

  it("lets its file go when it is closed, and does not come back", async () => {
    const recap = new Recap(() => {});
    const opening = recap.open(api("<p>a</p>", pdf), "t");
    recap.close();
    await opening;
    expect(recap.state).toBeUndefined();
    await recap.open(api("<p>a</p>", pdf), "t");
    recap.close();
    expect(URL.revokeObjectURL).toHaveBeenCalledWith("blob:x");
  });
});
