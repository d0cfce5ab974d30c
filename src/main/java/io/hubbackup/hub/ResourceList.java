package io.hubbackup.hub;

import java.util.List;
import java.util.Map;

/**
 * Which objects a Velero Backup holds, as Velero lists them: names alone, no labels.
 *
 * @param names by {@code group/version/Kind}, {@code version/Kind} of the core group; {@code namespace/name}, or the bare name of what has no namespace
 */
public record ResourceList(Map<String, List<String>> names) {

    public static final ResourceList EMPTY = new ResourceList(Map.of());

    public ResourceList {
        names = Map.copyOf(names);
    }
}
