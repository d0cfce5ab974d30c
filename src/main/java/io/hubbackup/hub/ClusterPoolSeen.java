package io.hubbackup.hub;

import java.util.List;

/** A hive ClusterPool and the secrets that it names, all in its own namespace. */
public record ClusterPoolSeen(ObjectKey key, String uid, List<String> secrets, boolean deleting) implements Keyed {}
