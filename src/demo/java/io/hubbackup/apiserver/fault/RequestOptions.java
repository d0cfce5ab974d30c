package io.hubbackup.apiserver.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hubbackup.apiserver.request.Address;
import io.hubbackup.apiserver.request.ApiRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a request asks for beside its object: by name, and with its value where that decides what is done. */
final class RequestOptions {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> VALUES_COUNT = Set.of(
            "propagationPolicy",
            "dryRun",
            "fieldValidation",
            "force",
            "resourceVersionMatch",
            "sendInitialEvents",
            "allowWatchBookmarks",
            "includeObject");
    private static final Pattern SET_OPERATOR = Pattern.compile("\\s(in|notin)\\s*\\(");

    private RequestOptions() {}

    static SortedSet<String> of(ApiRequest request, Address address) {
        var options = new TreeSet<String>();
        request.query()
                .forEach((name, values) -> values.stream()
                        .filter(value -> !value.isEmpty())
                        .forEach(value -> options.add(option(name, value))));
        // a watch that is asked for as such is a verb of its own
        options.remove("watch");
        request.header("upgrade").ifPresent(protocol -> options.add("upgrade=" + protocol.toLowerCase(Locale.ROOT)));
        if (address.verb().startsWith("delete")) {
            inBody(request.body()).forEach(options::add);
        }
        return options;
    }

    private static String option(String name, String value) {
        return switch (name) {
            case "labelSelector" ->
                name + "="
                        + parts(value)
                                .map(RequestOptions::operator)
                                .distinct()
                                .sorted()
                                .collect(Collectors.joining(","));
            case "fieldSelector" ->
                name + "=" + parts(value).map(RequestOptions::field).sorted().collect(Collectors.joining(","));
            case "resourceVersion" -> name + (value.equals("0") ? "=0" : "");
            default -> VALUES_COUNT.contains(name) ? name + "=" + value : name;
        };
    }

    /** The requirements of a selector: commas within parentheses do not part them. */
    private static Stream<String> parts(String selector) {
        return Arrays.stream(selector.split(",(?![^(]*\\))")).map(String::strip).filter(part -> !part.isEmpty());
    }

    private static String operator(String requirement) {
        var set = SET_OPERATOR.matcher(requirement);
        if (set.find()) {
            return set.group(1);
        }
        return List.of("!=", "=", ">", "<", "!").stream()
                .filter(requirement::contains)
                .findFirst()
                .map(operator -> operator.equals("!") ? "!exists" : operator)
                .orElse("exists");
    }

    private static String field(String requirement) {
        var operator = requirement.contains("!=") ? "!=" : "=";
        return requirement.split("!?=")[0] + operator;
    }

    private static Stream<String> inBody(byte[] body) {
        if (body.length == 0) {
            return Stream.empty();
        }
        try {
            return options(JSON.readTree(body));
        } catch (IOException unreadable) {
            return Stream.of("body=unreadable");
        }
    }

    private static Stream<String> options(JsonNode options) {
        return options.properties().stream()
                .filter(field ->
                        !field.getKey().equals("kind") && !field.getKey().equals("apiVersion"))
                .flatMap(field -> switch (field.getKey()) {
                    case "preconditions" ->
                        field.getValue().properties().stream().map(part -> "body.preconditions." + part.getKey());
                    case "propagationPolicy" ->
                        Stream.of("body.propagationPolicy=" + field.getValue().asText());
                    case "dryRun" ->
                        Stream.of("body.dryRun=" + field.getValue().path(0).asText());
                    default -> Stream.of("body." + field.getKey());
                });
    }
}
