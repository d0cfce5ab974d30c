package io.hubbackup.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.TokensRead;
import io.hubbackup.kit.AuditLog;
import io.hubbackup.kit.AuditRecord;
import io.hubbackup.kit.Hub;
import io.hubbackup.wire.MsaNames;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Tokens are read from a hub, and nothing else is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TokenReading {

    private static final String AGENT = "token-reader-under-test";
    private static final String NAMESPACE = "tokens";
    private static final int SECRETS = WatchedKind.PAGE + 20;

    @BeforeAll
    void load(Hub hub) {
        hub.client()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(NAMESPACE)
                        .endMetadata()
                        .build())
                .create();
        IntStream.range(0, SECRETS)
                .forEach(i ->
                        create(hub, name(i), Map.of(MsaNames.LABEL, "true"), Map.of("token", encoded("token-" + i))));
        create(hub, "empty", Map.of(MsaNames.LABEL, "true"), Map.of());
        create(hub, "unlabelled", Map.of(), Map.of("token", encoded("secret")));
    }

    private static void create(Hub hub, String name, Map<String, String> labels, Map<String, String> data) {
        hub.client()
                .resource(new SecretBuilder()
                        .withNewMetadata()
                        .withNamespace(NAMESPACE)
                        .withName(name)
                        .withLabels(labels)
                        .endMetadata()
                        .withData(data)
                        .build())
                .create();
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String name(int i) {
        return "token-%04d".formatted(i);
    }

    private static ObjectKey key(String name) {
        return new ObjectKey(NAMESPACE, name);
    }

    private static List<ObjectKey> keys(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> key(name(i))).toList();
    }

    private static TokensRead read(Hub hub, List<ObjectKey> wanted) {
        try (var client = hub.clientAs(AGENT)) {
            return new TokenReader(client)
                    .read(wanted)
                    .fold(
                            read -> read,
                            api -> {
                                throw new AssertionError(api);
                            },
                            unreadable -> {
                                throw new AssertionError(unreadable);
                            });
        }
    }

    @Test
    @DisplayName("B7.4 many tokens are read page by page, and only those that were asked for are handed out")
    void many(Hub hub) {
        var mark = hub.settledMark();
        var wanted = Stream.concat(
                        keys(400, SECRETS).stream(), Stream.of(key("empty"), key("unlabelled"), key("missing")))
                .toList();

        var tokens = read(hub, wanted);

        assertThat(tokens.size()).isEqualTo(SECRETS - 400 + 1);
        assertThat(tokens.of(key(name(SECRETS - 1)))).contains("token-" + (SECRETS - 1));
        assertThat(tokens.of(key("empty"))).contains("");
        assertThat(tokens.of(key(name(0)))).isEmpty();
        assertThat(tokens.of(key("unlabelled"))).isEmpty();
        assertThat(tokens.of(key("missing"))).isEmpty();
        hub.within(Duration.ofSeconds(10), "two pages in the audit log")
                .untilAsserted(() -> assertThat(hub.audit().since(mark, AuditLog.by(AGENT)))
                        .extracting(AuditRecord::verb)
                        .containsExactly("list", "list"));
    }

    @Test
    @DisplayName("B7.4 a few tokens are read one by one")
    void few(Hub hub) {
        var mark = hub.settledMark();

        var tokens = read(hub, List.of(key(name(3)), key("empty"), key("missing")));

        assertThat(tokens.of(key(name(3)))).contains("token-3");
        assertThat(tokens.of(key("empty"))).contains("");
        assertThat(tokens.of(key("missing"))).isEmpty();
        hub.within(Duration.ofSeconds(10), "three requests in the audit log")
                .untilAsserted(() -> assertThat(hub.audit().since(mark, AuditLog.by(AGENT)))
                        .extracting(AuditRecord::verb)
                        .containsExactly("get", "get", "get"));
    }

    @Test
    @DisplayName("B7.4 a server that does not answer is not one without tokens")
    void unreadable() {
        var nowhere = new ConfigBuilder()
                .withMasterUrl("http://127.0.0.1:1")
                .withConnectionTimeout(500)
                .build();
        try (var client = new KubernetesClientBuilder().withConfig(nowhere).build()) {
            assertThat(new TokenReader(client).read(keys(0, 1))).isInstanceOf(Observed.Unreadable.class);
            assertThat(new TokenReader(client).read(keys(0, 30))).isInstanceOf(Observed.Unreadable.class);
        }
    }
}
