package io.hubbackup.apiserver.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * What a role allows.
 *
 * @param names empty for objects of any name
 * @param paths of requests that are not about objects
 */
record Rule(List<String> verbs, List<String> groups, List<String> resources, List<String> names, List<String> paths) {

    private static final String ALL = "*";

    static List<Rule> all(JsonNode role) {
        return StreamSupport.stream(role.path("rules").spliterator(), false)
                .map(rule -> new Rule(
                        texts(rule, "verbs"),
                        texts(rule, "apiGroups"),
                        texts(rule, "resources"),
                        texts(rule, "resourceNames"),
                        texts(rule, "nonResourceURLs")))
                .toList();
    }

    boolean permits(Attempt attempt) {
        if (!has(verbs, attempt.verb())) {
            return false;
        }
        return attempt.isAboutObjects()
                ? has(groups, attempt.group()) && coversResource(attempt) && coversName(attempt.name())
                : paths.stream().anyMatch(path -> covers(path, attempt.path()));
    }

    private boolean coversResource(Attempt attempt) {
        return has(resources, attempt.resource())
                || !attempt.subresource().isEmpty() && resources.contains("*/" + attempt.subresource());
    }

    private boolean coversName(String name) {
        return names.isEmpty() || names.contains(name);
    }

    private static boolean has(List<String> named, String one) {
        return named.contains(ALL) || named.contains(one);
    }

    private static boolean covers(String allowed, String path) {
        return allowed.equals(path)
                || allowed.endsWith(ALL) && path.startsWith(allowed.substring(0, allowed.length() - 1));
    }

    private static List<String> texts(JsonNode rule, String field) {
        return StreamSupport.stream(rule.path(field).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
