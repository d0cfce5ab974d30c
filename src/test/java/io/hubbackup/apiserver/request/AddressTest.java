package io.hubbackup.apiserver.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class AddressTest {

    @ParameterizedTest
    @MethodSource
    void tellsWhatARequestIsAbout(String method, String path, String option, Address expected) {
        var query = option.isEmpty()
                ? Map.<String, List<String>>of()
                : Map.of(option.split("=", 2)[0], List.of(option.split("=", 2)[1]));

        assertThat(Address.of(new ApiRequest(method, path, query, Map.of(), new byte[0])))
                .isEqualTo(expected);
    }

    static Stream<Arguments> tellsWhatARequestIsAbout() {
        return Stream.of(
                row("a list", "GET", "/api/v1/secrets", "", of("list", "", "secrets", "", "", "")),
                row("one object", "GET", "/api/v1/namespaces/a/secrets/b", "", of("get", "", "secrets", "", "a", "b")),
                row("a watch", "GET", "/apis/velero.io/v1/backups", "watch=1", velero("watch", "", "", "")),
                row(
                        "one by a selector",
                        "GET",
                        "/apis/velero.io/v1/backups",
                        "fieldSelector=metadata.name=x",
                        velero("list", "", "", "x")),
                row("create", "POST", "/apis/velero.io/v1/namespaces/a/backups", "", velero("create", "", "a", "")),
                row("all of them", "DELETE", "/apis/velero.io/v1/backups", "", velero("deletecollection", "", "", "")),
                row(
                        "a part of one",
                        "PATCH",
                        "/apis/velero.io/v1/namespaces/a/backups/b/status",
                        "",
                        velero("patch", "status", "a", "b")),
                row("a namespace", "PUT", "/api/v1/namespaces/a", "", of("update", "", "namespaces", "", "a", "a")),
                row(
                        "part of a namespace",
                        "PUT",
                        "/api/v1/namespaces/a/finalize",
                        "",
                        of("update", "", "namespaces", "finalize", "a", "a")),
                row("no object", "GET", "/apis/velero.io/v1", "", new Address("get", "", "", "", "", "", "")),
                row("a root", "GET", "/version", "", new Address("get", "", "", "", "", "", "")));
    }

    private static Arguments row(String name, String method, String path, String option, Address expected) {
        return argumentSet(name, method, path, option, expected);
    }

    private static Address velero(String verb, String subresource, String namespace, String name) {
        return of(verb, "velero.io", "backups", subresource, namespace, name);
    }

    private static Address of(
            String verb, String group, String plural, String subresource, String namespace, String name) {
        return new Address(verb, group, "v1", plural, subresource, namespace, name);
    }
}
