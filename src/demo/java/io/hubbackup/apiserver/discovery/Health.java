package io.hubbackup.apiserver.discovery;

import io.hubbackup.apiserver.request.ApiRequest;
import io.hubbackup.apiserver.request.ApiResponse;
import java.util.List;
import java.util.Optional;

/** Whoever asks gets an answer only while the server is well. */
final class Health {

    private static final List<String> CHECKS = List.of("ping", "log", "etcd");

    private Health() {}

    static Optional<ApiResponse.Whole> page(String name, List<String> rest, ApiRequest request) {
        if (rest.size() == 1 && CHECKS.contains(rest.getFirst())) {
            return Optional.of(Pages.text(200, "ok"));
        }
        if (!rest.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Pages.text(200, request.query().containsKey("verbose") ? verbose(name) : "ok"));
    }

    private static String verbose(String name) {
        var text = new StringBuilder();
        CHECKS.forEach(check -> text.append("[+]").append(check).append(" ok\n"));
        return text.append(name).append(" check passed\n").toString();
    }
}
