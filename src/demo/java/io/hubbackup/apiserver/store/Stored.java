package io.hubbackup.apiserver.store;

import java.util.List;
import java.util.Map;

/**
 * One version of an object, kept as the JSON that lists are made of: a fleet of 60,000 objects is a few dozen megabytes.
 *
 * @param resource {@code secrets}, {@code restores.velero.io}
 * @param json the whole object in its stored version; {@code metadata} is the range {@code [metadataFrom, metadataTo)} of it
 * @param owners UIDs of its owner references
 */
public record Stored(
        String resource,
        String namespace,
        String name,
        String uid,
        long version,
        Map<String, String> labels,
        List<String> owners,
        byte[] json,
        int metadataFrom,
        int metadataTo) {}
