/**
 * The table of cities under the map: columns of every analysis, sorted by a click on a heading, filtered by what is
 * typed, saved as it is shown. Pointing at a row shows the city on the map, a click opens it.
 *
 * Only the rows in view are in the page, so that thousands scroll as easily as forty; one stop of the tab key, arrows
 * move. The T key opens and closes it.
 */
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { cellText, columnTitle, noCell } from "../cell-text.ts";
import { want } from "../city-values.ts";
import { offerTitle } from "../offer-title.ts";
import { columnOffers, offeredBy } from "../offers.ts";
import { shortName } from "../picture.ts";
import { session } from "../session.ts";
import { rowsInView } from "../table-rows.ts";
import {
  allCities,
  chosenColumns,
  columns,
  nameKey,
  rows,
  sortBy,
  sorting,
  tableCsv,
  type TableColumn,
  tableOpen,
  tick,
  typedFilter,
  valueIn,
} from "../table.ts";
import { chosenCity, hoveredCity, language, say, told } from "../view.ts";
import { sentences } from "../words.ts";

export function TableButton() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const target = event.target as HTMLElement;
      if (event.key.toLowerCase() !== "t" || event.ctrlKey || event.metaKey || event.altKey) return;
      if (target.matches("input:not([type=range]):not([type=checkbox]), textarea, select")) return;
      event.preventDefault();
      tableOpen.value = !tableOpen.value;
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
  return (
    <button
      type="button"
      id="table-button"
      class="tool table-button"
      title={say("tableHint")}
      aria-expanded={tableOpen.value}
      aria-controls="city-table"
      onClick={() => (tableOpen.value = !tableOpen.value)}
    >
      <svg viewBox="0 0 16 16" width="15" height="15" aria-hidden="true">
        <path
          d="M1.5,2.5 H14.5 V13.5 H1.5 Z M1.5,6 H14.5 M1.5,9.8 H14.5 M6,2.5 V13.5"
          fill="none"
          stroke="currentColor"
          stroke-width="1.4"
        />
      </svg>
      <span>{say("table")}</span>
    </button>
  );
}

export function CityTable() {
  if (!tableOpen.value || session.value === null) return null;
  return <OpenTable />;
}

/** As in page.css. */
const rowHeight = 30;

function OpenTable() {
  const scroller = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [scrolled, setScrolled] = useState(0);
  const [height, setHeight] = useState(400);
  const [current, setCurrent] = useState(0);
  const focusNext = useRef(false);

  useEffect(() => {
    const element = scroller.current!;
    const observer = new ResizeObserver(() => setHeight(element.clientHeight));
    observer.observe(element);
    // With a finger the keyboard would rise over the table.
    if (!matchMedia("(pointer: coarse)").matches) field.current?.focus({ preventScroll: true });
    return () => {
      observer.disconnect();
      hoveredCity.value = null;
    };
  }, []);
  // What is found or sorted anew is read from the top.
  const order = rows.value;
  useEffect(() => {
    setCurrent(0);
    if (scroller.current !== null) scroller.current.scrollTop = 0;
  }, [typedFilter.value, sorting.value]);
  useLayoutEffect(() => {
    if (!focusNext.current) return;
    focusNext.current = false;
    scroller.current?.querySelector<HTMLElement>(`[data-row="${current}"]`)?.focus({ preventScroll: true });
  });

  const { from, to } = rowsInView(scrolled, height, rowHeight, order.length);
  const tabStop = current >= from && current < to ? current : Math.min(Math.ceil(scrolled / rowHeight), to - 1);
  const close = (): void => {
    tableOpen.value = false;
    document.querySelector<HTMLElement>("#table-button")?.focus();
  };
  const move = (row: number): void => {
    const element = scroller.current!;
    const next = Math.max(0, Math.min(order.length - 1, row));
    const heading = element.querySelector("thead")!.offsetHeight;
    const top = next * rowHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowHeight + heading > element.scrollTop + element.clientHeight)
      element.scrollTop = top + rowHeight + heading - element.clientHeight;
    setScrolled(element.scrollTop);
    setCurrent(next);
    focusNext.current = true;
  };
  const onRowKey = (event: KeyboardEvent): void => {
    const page = Math.max(1, Math.floor(height / rowHeight) - 2);
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page }[event.key];
    const row = (event.target as HTMLElement).closest("[data-row]");
    if (row === null) return;
    if (step !== undefined) move(Number(row.getAttribute("data-row")) + step);
    else if (event.key === "Home") move(0);
    else if (event.key === "End") move(order.length - 1);
    else if (event.key === "Enter" || event.key === " ") choose(row.getAttribute("data-id")!);
    else return;
    event.preventDefault();
  };

  return (
    <section
      class="city-table"
      id="city-table"
      aria-labelledby="city-table-title"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        close();
      }}
    >
      <header class="table-bar">
        <h2 id="city-table-title">{say("tableOfCities")}</h2>
        <input
          ref={field}
          id="table-filter"
          type="search"
          autocomplete="off"
          spellcheck={false}
          aria-label={say("filter")}
          placeholder={say("filter")}
          title={say("filterHint")}
          value={typedFilter.value}
          onInput={(event) => (typedFilter.value = event.currentTarget.value)}
        />
        <span class="table-count" role="status">
          {sentences.rowsShown(language.value, order.length, allCities.value.length)}
        </span>
        <ColumnsMenu />
        <button type="button" class="table-tool" onClick={save}>
          {say("saveCsv")}
        </button>
        <button type="button" class="close" aria-label={say("close")} title={`${say("close")} (Esc)`} onClick={close}>
          ×
        </button>
      </header>
      <Troubles />
      <div class="table-scroll" ref={scroller} onScroll={(event) => setScrolled(event.currentTarget.scrollTop)}>
        <table aria-rowcount={order.length + 1} aria-label={say("tableRows")}>
          <thead>
            <tr aria-rowindex={1}>
              {columns.value.map((column) => (
                <Heading column={column} key={column.key} />
              ))}
            </tr>
          </thead>
          <tbody onKeyDown={onRowKey} onPointerLeave={() => (hoveredCity.value = null)}>
            {from > 0 && <tr class="table-gap" aria-hidden="true" style={{ height: `${from * rowHeight}px` }} />}
            {order.slice(from, to).map((id, i) => (
              <Row
                key={id}
                id={id}
                at={from + i}
                tabStop={from + i === tabStop}
                onFocus={() => {
                  hoveredCity.value = id;
                  setCurrent(from + i);
                }}
              />
            ))}
            {to < order.length && (
              <tr class="table-gap" aria-hidden="true" style={{ height: `${(order.length - to) * rowHeight}px` }} />
            )}
          </tbody>
        </table>
        {order.length === 0 && <p class="note">{say("noRows")}</p>}
      </div>
    </section>
  );
}

function Heading({ column }: { column: TableColumn }) {
  const { key, descending } = sorting.value;
  const sorted = key === column.key ? (descending ? "descending" : "ascending") : "none";
  return (
    <th
      scope="col"
      aria-sort={sorted}
      class={column.key === nameKey ? "name" : isShort(column) ? "short" : column.column.kind}
    >
      <button type="button" title={told(column.offer.question)} onClick={() => sortBy(column)}>
        <span>
          {told(column.column.title)}
          {told(column.column.unit) !== "" && <small>{told(column.column.unit)}</small>}
        </span>
        <i aria-hidden="true">{sorted === "none" ? "" : descending ? "▼" : "▲"}</i>
      </button>
    </th>
  );
}

/** On a phone the table covers the page, and the card with it. */
function choose(id: string): void {
  chosenCity.value = id;
  if (matchMedia("(max-width: 760px)").matches) tableOpen.value = false;
}

/** A class that is told by its number. */
function isShort({ column, values }: TableColumn): boolean {
  if (column.kind !== "class" || column.id === "community" || values.kind !== "ready") return false;
  return allCities.value.every((city) => typeof values.of(city) !== "string");
}

interface RowLook {
  readonly id: string;
  readonly at: number;
  readonly tabStop: boolean;
  readonly onFocus: () => void;
}

function Row({ id, at, tabStop, onFocus }: RowLook) {
  const chosen = chosenCity.value === id;
  return (
    <tr
      class={chosen ? "chosen" : ""}
      data-row={at}
      data-id={id}
      aria-rowindex={at + 2}
      aria-current={chosen}
      tabIndex={tabStop ? 0 : -1}
      onClick={() => choose(id)}
      onFocus={onFocus}
      onPointerEnter={() => (hoveredCity.value = id)}
    >
      {columns.value.map((column) => {
        const { kind } = column.values;
        const text = kind === "waiting" ? "…" : cellText(column.column, valueIn(column, id), language.value);
        if (column.key === nameKey)
          return (
            <th scope="row" key={column.key}>
              {shortName(text)}
            </th>
          );
        const looks = [column.column.kind === "number" ? "number" : "", text === noCell || text === "…" ? "soft" : ""];
        return (
          <td class={looks.join(" ").trim()} key={column.key}>
            {text}
          </td>
        );
      })}
    </tr>
  );
}

/** Analyses whose columns are ticked and that could not be made, or were cancelled. */
function Troubles() {
  const byAnalysis = new Map(
    columns.value
      .filter(({ values }) => values.kind === "failed" || values.kind === "cancelled")
      .map((column) => [column.offer.id, column]),
  );
  return (
    <div class="table-troubles">
      {[...byAnalysis.values()].map(({ offer, values }) => (
        <p class="caution table-trouble" role="alert" key={offer.id}>
          <strong>{offerTitle(offer)}</strong> {values.kind === "failed" && told(values.failure.message)}{" "}
          {values.kind === "failed" && values.failure.wayOut !== null && told(values.failure.wayOut)}
          {values.kind === "cancelled" && say("wasCancelled")}{" "}
          {values.kind === "cancelled" && (
            <button type="button" class="link" onClick={() => void want(offer.id, true)}>
              {say("computeNow")}
            </button>
          )}
        </p>
      ))}
    </div>
  );
}

function ColumnsMenu() {
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const onDown = (event: PointerEvent): void => {
      if (menu.current?.contains(event.target as Node) === false) menu.current.open = false;
    };
    addEventListener("pointerdown", onDown);
    return () => removeEventListener("pointerdown", onDown);
  }, []);
  return (
    <details
      class="columns-menu"
      ref={menu}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || menu.current?.open !== true) return;
        event.stopPropagation();
        menu.current.open = false;
        menu.current.querySelector("summary")?.focus();
      }}
    >
      <summary class="table-tool">{say("columnsChoice")}</summary>
      <div class="columns-list">
        {columnOffers.value.map((offer) => (
          <fieldset key={offer.id}>
            <legend title={told(offer.question)}>{offerTitle(offer)}</legend>
            {offeredBy(offer, language.value)
              .filter(({ column, key }) => column.kind !== "name" || key === nameKey)
              .map(({ key, column }) => (
                <label key={key}>
                  <input
                    type="checkbox"
                    value={key}
                    checked={key === nameKey || chosenColumns.value.includes(key)}
                    disabled={key === nameKey}
                    onChange={(event) => tick(key, event.currentTarget.checked)}
                  />
                  {columnTitle(column)}
                </label>
              ))}
          </fieldset>
        ))}
      </div>
    </details>
  );
}

function save(): void {
  const address = URL.createObjectURL(new Blob([tableCsv()], { type: "text/csv" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = `${session.peek()?.dataset.id ?? "cities"}-cities.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
