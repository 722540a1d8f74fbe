package dev.edgewise.cms.directory;

/**
 * An office.
 *
 * @param state 1 open, 2 closed
 * @param head number of the contributor who leads it, 0 if nobody does
 */
record OfficeEntry(int code, String city, String country, String tz, String opened, int state, int head) {

}
