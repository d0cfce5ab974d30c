package io.hubbackup.apiserver.store;

import java.util.List;

/**
 * A part of a list.
 *
 * @param version of the store, at which all pages of the list are
 * @param next the key after which the next page begins; empty when this is the last one
 * @param remaining how many objects come after this page
 */
public record Page(List<Stored> objects, long version, String next, long remaining) {}
