// Every hour is shown in the zone and the language of the person one plays.

const formats = new Map();

function format(language, zone, options) {
  const key = JSON.stringify([language, zone, options]);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(language, { timeZone: zone, ...options }));
  return formats.get(key);
}

export class Dates {
  constructor(language, zone, now) {
    this.language = language;
    this.zone = zone;
    this.now = now;
  }

  hour(date) {
    return format(this.language, this.zone, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(date);
  }

  full(date) {
    return format(this.language, this.zone, { dateStyle: "full", timeStyle: "medium", hourCycle: "h23" }).format(date);
  }

  dayAndMonth(date) {
    return format(this.language, this.zone, { weekday: "long", day: "numeric", month: "long" }).format(date);
  }

  dayKey(date) {
    return format("en-CA", this.zone, { year: "numeric", month: "2-digit", day: "2-digit" }).format(date);
  }

  day(date, words) {
    const key = this.dayKey(date);
    if (key === this.dayKey(this.now())) return words.today;
    if (key === this.dayKey(new Date(this.now().getTime() - 86400000))) return words.yesterday;
    const year = key.slice(0, 4) === this.dayKey(this.now()).slice(0, 4) ? {} : { year: "numeric" };
    return format(this.language, this.zone, { weekday: "long", day: "numeric", month: "long", ...year }).format(date);
  }

  short(date) {
    if (this.dayKey(date) === this.dayKey(this.now())) return this.hour(date);
    return format(this.language, this.zone, { day: "numeric", month: "short" }).format(date);
  }

  // Telegram's date-time entity: r, or any of w, d or D, t or T.
  entity(unix, shape) {
    const date = new Date(unix * 1000);
    if (shape === "r") return this.relative(date);
    const options = {};
    if (shape.includes("w")) options.weekday = "long";
    if (shape.includes("d")) Object.assign(options, { day: "2-digit", month: "2-digit", year: "2-digit" });
    if (shape.includes("D")) Object.assign(options, { day: "numeric", month: "long", year: "numeric" });
    if (/[tT]/.test(shape)) Object.assign(options, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    if (shape.includes("T")) options.second = "2-digit";
    return format(this.language, this.zone, options).format(date);
  }

  relative(date) {
    const seconds = (date.getTime() - this.now().getTime()) / 1000;
    const steps = [
      [60, "second", 1],
      [3600, "minute", 60],
      [86400, "hour", 3600],
      [2629800, "day", 86400],
      [31557600, "month", 2629800],
    ];
    const [, unit, size] = steps.find(([limit]) => Math.abs(seconds) < limit) ?? [0, "year", 31557600];
    return new Intl.RelativeTimeFormat(this.language, { numeric: "auto" }).format(Math.round(seconds / size), unit);
  }

  span(seconds) {
    const minutes = Math.round(Math.abs(seconds) / 60);
    const parts = [
      [Math.floor(minutes / 1440), "day"],
      [Math.floor((minutes % 1440) / 60), "hour"],
      [minutes % 60, "minute"],
    ];
    return parts
      .filter(([count]) => count)
      .map(([count, unit]) =>
        new Intl.NumberFormat(this.language, { style: "unit", unit, unitDisplay: "short" }).format(count),
      )
      .join(" ");
  }
}
