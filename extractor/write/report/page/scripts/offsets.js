// Offsets: the tables count Unicode code points, JavaScript counts UTF-16 units. An emoji is one of the former and two of the latter.

class CodePoints {
  constructor(text) {
    this.text = text;
    this.wide = []; // units at which a character of two units begins
    for (const match of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) this.wide.push(match.index);
  }

  /** The unit at which a code point begins. */
  unit(point) {
    let low = 0;
    let high = this.wide.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.wide[middle] - middle < point) low = middle + 1;
      else high = middle;
    }
    return point + low;
  }

  /** The code point that begins at a unit. */
  point(unit) {
    let low = 0;
    let high = this.wide.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.wide[middle] < unit) low = middle + 1;
      else high = middle;
    }
    return unit - low;
  }

  slice(start, end) {
    return this.text.slice(this.unit(start), this.unit(end));
  }
}
