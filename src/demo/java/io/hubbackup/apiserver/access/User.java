package io.hubbackup.apiserver.access;

import java.util.List;

/** Who asks. */
public record User(String name, List<String> groups) {

    public static final User ADMIN = new User("admin", List.of("system:masters", "system:authenticated"));
}
