package io.hubbackup.decide.policy.telling;

import java.util.List;
import java.util.stream.Stream;

/** The labels of one series, in the order in which they are written down. */
public record Labels(List<Label> all) {

    /** One of them. */
    public record Label(String name, String value) {}

    static final Labels NONE = new Labels(List.of());

    public Labels {
        all = List.copyOf(all);
    }

    static Labels of(String name, String value) {
        return NONE.and(name, value);
    }

    Labels and(String name, String value) {
        return new Labels(
                Stream.concat(all.stream(), Stream.of(new Label(name, value))).toList());
    }
}
