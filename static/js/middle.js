/* A picture that is larger than its box shows its middle first. */

export function showMiddle(root) {
  const middle = root.querySelector(".net-wrap #middle");
  const box = middle?.closest(".net-wrap");
  if (!box) return;
  const [inner, outer] = [middle, box].map((part) => part.getBoundingClientRect());
  box.scrollLeft += inner.left + inner.width / 2 - outer.left - outer.width / 2;
  box.scrollTop += inner.top + inner.height / 2 - outer.top - outer.height / 2;
}
