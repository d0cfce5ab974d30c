package io.hubbackup.apiserver.read;

import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.request.ApiFailure.Details;
import io.hubbackup.apiserver.request.ApiRequest;
import io.hubbackup.apiserver.request.FieldCause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which options of a list or a watch go together. */
final class ListRules {

    private static final String MATCH = "resourceVersionMatch";
    private static final String NOT_OLDER = "NotOlderThan";
    private static final String INITIAL = "sendInitialEvents";

    private final List<FieldCause> causes = new ArrayList<>();

    private ListRules() {}

    /** @throws ApiFailure 422 */
    static void checkList(ApiRequest request) {
        var rules = new ListRules();
        if (request.parameter(INITIAL).isPresent()) {
            rules.forbid(INITIAL, "sendInitialEvents is forbidden for list");
        } else {
            request.parameter(MATCH).ifPresent(match -> rules.checkMatch(match, request));
        }
        rules.refuse();
    }

    /** @throws ApiFailure 422 */
    static void checkWatch(ApiRequest request) {
        var rules = new ListRules();
        var match = request.parameter(MATCH);
        if (request.parameter(INITIAL).isEmpty()) {
            match.ifPresent(given -> rules.forbid(
                    MATCH, "resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided"));
        } else if (match.filter(NOT_OLDER::equals).isEmpty()) {
            rules.forbid(MATCH, "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan");
        }
        match.filter(given -> !given.equals(NOT_OLDER))
                .ifPresent(given -> rules.unsupported(given, "\"NotOlderThan\""));
        rules.refuse();
    }

    private void checkMatch(String match, ApiRequest request) {
        var version = request.parameter("resourceVersion");
        if (version.isEmpty()) {
            forbid(MATCH, "resourceVersionMatch is forbidden unless resourceVersion is provided");
        }
        if (request.parameter("continue").isPresent()) {
            forbid(MATCH, "resourceVersionMatch is forbidden when continue is provided");
        }
        if (!match.equals("Exact") && !match.equals(NOT_OLDER)) {
            unsupported(match, "\"Exact\", \"NotOlderThan\", \"\"");
        }
        if (match.equals("Exact") && version.filter("0"::equals).isPresent()) {
            forbid(MATCH, "resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\"");
        }
    }

    private void forbid(String field, String why) {
        causes.add(new FieldCause("FieldValueForbidden", field, "Forbidden: " + why));
    }

    private void unsupported(String match, String supported) {
        causes.add(new FieldCause(
                "FieldValueNotSupported",
                MATCH,
                "Unsupported value: \"%s\": supported values: %s".formatted(match, supported)));
    }

    private void refuse() {
        if (causes.isEmpty()) {
            return;
        }
        var all = causes.stream()
                .map(cause -> cause.field() + ": " + cause.message())
                .collect(Collectors.joining(", ", causes.size() > 1 ? "[" : "", causes.size() > 1 ? "]" : ""));
        throw new ApiFailure(
                422,
                "Invalid",
                "ListOptions.meta.k8s.io \"\" is invalid: " + all,
                new Details("meta.k8s.io", "ListOptions", "", "", causes, Optional.empty()));
    }
}
