package io.hubbackup.apiserver.request;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request, as every transport hands it over.
 *
 * @param method in upper case
 * @param path decoded, without the query
 * @param query decoded; a parameter may be there several times
 * @param headers by name in lower case
 * @param body empty when there is none
 */
public record ApiRequest(
        String method, String path, Map<String, List<String>> query, Map<String, String> headers, byte[] body) {

    /** The first value of a query parameter; one that is empty counts as absent. */
    public Optional<String> parameter(String name) {
        return query.getOrDefault(name, List.of()).stream().findFirst().filter(value -> !value.isEmpty());
    }

    /** Whether a query parameter says true, in any of the ways that Go reads as true. */
    public boolean flag(String name) {
        return parameter(name)
                .filter(value -> List.of("1", "t", "T", "true", "TRUE", "True").contains(value))
                .isPresent();
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    public String userAgent() {
        return header("user-agent").orElse("");
    }

    /** The media type of the body, without its parameters. */
    public String contentType() {
        return header("content-type").map(type -> type.split(";", 2)[0].strip()).orElse("");
    }
}
