package io.hubbackup.decide.backup.template;

import io.hubbackup.hub.ApiResource;
import io.hubbackup.hub.ResourceCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What API servers serve. */
final class Catalogues {

    private Catalogues() {}

    /** Everything that a real hub told in its discovery. */
    static ResourceCatalogue hub() {
        return new ResourceCatalogue(hubResources());
    }

    /** The real hub, and more. */
    static ResourceCatalogue hubWith(ApiResource... more) {
        var all = new ArrayList<>(hubResources());
        all.addAll(List.of(more));
        return new ResourceCatalogue(all);
    }

    /** The real hub without some groups. */
    static ResourceCatalogue hubWithout(String... groups) {
        return new ResourceCatalogue(hubResources().stream()
                .filter(resource -> !List.of(groups).contains(resource.group()))
                .toList());
    }

    static ResourceCatalogue only(ApiResource... resources) {
        return new ResourceCatalogue(List.of(resources));
    }

    /** A kind like any other: listable, found by its singular name. */
    static ApiResource kind(String kind, String group) {
        var name = kind.toLowerCase(Locale.ROOT);
        return new ApiResource(group, "v1", kind, name + "s", name, true, true, true, false, true);
    }

    static ApiResource kind(String kind, String group, String plural, String singular) {
        return new ApiResource(group, "v1", kind, plural, singular, true, true, true, false, true);
    }

    private static List<ApiResource> hubResources() {
        try (var lines = Files.lines(Path.of("src/test/resources/catalogue/hub.txt"))) {
            return lines.filter(line -> !line.startsWith("#"))
                    .map(line -> resource(line.split(" ")))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ApiResource resource(String[] word) {
        return new ApiResource(
                said(word[0]),
                word[1],
                said(word[2]),
                word[3],
                said(word[4]),
                word[5].equals("namespaced"),
                word[6].equals("list"),
                word[6].equals("list"),
                word[7].equals("sub"),
                word[8].equals("preferred"));
    }

    private static String said(String word) {
        return word.equals("-") ? "" : word;
    }
}
