/**
 * The licences of the tables. One that the source does not name is `notspecified` (an identifier of the Open
 * Definition), with the words of the source as its title: facts, official statistics.
 */
export const ccBy = {
  name: "CC-BY-4.0",
  path: "https://creativecommons.org/licenses/by/4.0/",
  title: "Creative Commons Attribution 4.0",
};
export const publicDomain = { name: "other-pd", title: "Public domain" };
export const mitTimetable = {
  name: "MIT",
  path: "https://opensource.org/license/mit",
  title: "MIT (compiled timetable)",
};

export function unnamed(title) {
  return { name: "notspecified", title };
}
