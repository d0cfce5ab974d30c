package io.hubbackup.apiserver.write;

import io.hubbackup.apiserver.store.Stored;

/**
 * What came of a delete.
 *
 * @param object as it was last, or as it is while finalizers are left
 */
public record Removal(Stored object, boolean gone) {}
