package io.hubbackup.apiserver.kind;

import java.util.List;

/**
 * A group of the API with all its versions, the preferred one first.
 *
 * @param name empty for the core group
 * @param priority the higher, the earlier it is told
 */
public record ServedGroup(String name, int priority, List<Version> versions) {

    /**
     * One version of it.
     *
     * @param available false: it belongs to an APIService whose service does not answer, and nobody knows what it has
     */
    public record Version(String name, boolean available, List<ServedKind> kinds) {}
}
