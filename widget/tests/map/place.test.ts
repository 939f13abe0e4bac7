import { describe, expect, it } from "vitest";
import { place } from "../../src/map/place";
import { project, width } from "../../src/map/projection";
import type { Place } from "../../src/messages/map";

const town = (name: string, lat: number, lon: number): Place => ({ town: name, lat, lon, count: 1 });
const LENS = town("Lens", 50.433, 2.828);
const PARIS = town("Paris", 48.853, 2.349);
const NICE = town("Nice", 43.7, 7.27);
const BREST = town("Brest", 48.39, -4.486);
const BASTIA = town("Bastia", 42.7, 9.45);
const SAINT_DENIS = town("Saint-Denis", -20.88, 55.45);

describe("project", () => {
  it("puts the north up and the east right", () => {
    const [brest, nice] = [project(BREST.lat, BREST.lon), project(NICE.lat, NICE.lon)];
    expect(brest.x).toBeLessThan(nice.x);
    expect(brest.y).toBeLessThan(nice.y);
  });

  it("keeps distances even: Brest to Strasbourg is about as long as Dunkerque to Perpignan", () => {
    const [strasbourg, dunkerque, perpignan] = [project(48.58, 7.75), project(51.03, 2.37), project(42.7, 2.9)];
    const brest = project(BREST.lat, BREST.lon);
    const across = Math.hypot(strasbourg.x - brest.x, strasbourg.y - brest.y);
    const down = Math.hypot(perpignan.x - dunkerque.x, perpignan.y - dunkerque.y);
    expect(across / down).toBeCloseTo(901 / 927, 1);
  });
});

describe("place", () => {
  it("leaves out what is not on the map, and says so", () => {
    const { shown, outside } = place([PARIS, SAINT_DENIS]);
    expect(shown.map(({ place: { town: name } }) => name)).toEqual(["Paris"]);
    expect(outside).toEqual([SAINT_DENIS]);
  });

  it("keeps every town and name inside the picture", () => {
    for (const {
      x,
      label,
      place: { town: name },
    } of place([LENS, PARIS, NICE, BREST, BASTIA]).shown) {
      expect(x, name).toBeGreaterThan(0);
      expect(x, name).toBeLessThan(width);
      expect(label?.anchor, name).toBe(name === "Bastia" ? "end" : "start");
    }
  });

  it("puts no name over another", () => {
    const near = ["Villeneuve", "Roubaix", "Tourcoing", "Lille"].map((name, i) =>
      town(name, 50.6 + i / 50, 3.1 + i / 50),
    );
    const labels = place(near).shown.flatMap(({ label }) => (label ? [label] : []));
    expect(labels.length).toBeGreaterThan(1);
    for (const [i, a] of labels.entries()) {
      for (const b of labels.slice(i + 1)) {
        expect(a.anchor !== b.anchor || Math.abs(a.y - b.y) >= 15).toBe(true);
      }
    }
  });
});
