package io.hubbackup.hub;

import java.util.Locale;

/**
 * One resource of one served API version, as discovery tells it.
 *
 * @param listable whether the verbs include {@code list}
 * @param deletable whether they include {@code delete}
 * @param subresource whether it is a part of another resource ({@code …/scale})
 * @param preferred whether {@code version} is the preferred version of the group
 */
public record ApiResource(
        String group,
        String version,
        String kind,
        String plural,
        String singular,
        boolean namespaced,
        boolean listable,
        boolean deletable,
        boolean subresource,
        boolean preferred) {

    /** The form in which Velero templates name it: kind in lower case and group (spec 3.3, 1). */
    public String kindDotGroup() {
        return kind.toLowerCase(Locale.ROOT) + "." + group;
    }
}
