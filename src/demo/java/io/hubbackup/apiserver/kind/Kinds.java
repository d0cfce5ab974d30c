package io.hubbackup.apiserver.kind;

import java.util.List;
import java.util.Optional;

/** The kinds that are served now; it changes with the CustomResourceDefinitions. */
public interface Kinds {

    Optional<ServedKind> find(String group, String version, String plural);

    /** Any served version of the kind that an {@code apiVersion} and a {@code kind} name. */
    Optional<ServedKind> ofKind(String apiVersion, String kind);

    /** All kinds in all their versions, groups in a stable order, the preferred version first. */
    List<ServedKind> all();
}
