package io.hubbackup.decide.restore.admission;

import java.util.Optional;

/**
 * Something that a user of the hub may or may not do.
 *
 * @param namespace where; everywhere when it is empty
 */
public record Right(String verb, String group, String resource, Optional<String> namespace) {

    static Right everywhere(String verb, String group, String resource) {
        return new Right(verb, group, resource, Optional.empty());
    }

    /** As it is told: {@code delete secrets in all namespaces}. */
    public String words() {
        var what = group.isEmpty() ? resource : resource + "." + group;
        return verb + " " + what + " in "
                + namespace.map(name -> "namespace " + name).orElse("all namespaces");
    }
}
