package io.hubbackup.decide.restore.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.decide.restore.admission.AuthorCase.Role;
import io.hubbackup.kit.Yaml;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AuthorRightsTest {

    static Stream<Arguments> cases() {
        return AuthorCase.all().map(one -> argumentSet(one.title(), one));
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("D31 what an author needs, against the roles that are shipped")
    void needs(AuthorCase one) {
        var after = one.after().named("a");
        var needed = one.before()
                .map(before -> AuthorRights.toUpdate(before.named("a"), after))
                .orElseGet(() -> AuthorRights.toCreate(after));

        var missing =
                needed.stream().filter(right -> !granted(one.role(), right)).map(Right::words);

        one.lacking()
                .ifPresentOrElse(
                        lacking -> assertThat(missing).first().isEqualTo(lacking),
                        () -> assertThat(missing).isEmpty());
    }

    @Test
    @DisplayName("D31 a Restore of everything with CleanupAll needs all of them, once each")
    void everything() {
        var wish = RestoreDraft.of("latest", "latest", "latest").with("cleanupBeforeRestore", "CleanupAll");

        assertThat(AuthorRights.toCreate(wish.named("a")))
                .hasSize(10)
                .doesNotHaveDuplicates()
                .extracting(Right::verb)
                .containsOnly("create", "update", "delete");
    }

    @Test
    @DisplayName("W12 nothing is asked while the object is being deleted")
    void deletion() {
        var before = RestoreDraft.of("skip", "latest", "latest");
        var after = RestoreDraft.of("latest", "latest", "latest").beingDeleted();

        assertThat(AuthorRights.toUpdate(before.named("a"), after.named("a"))).isEmpty();
    }

    private static boolean granted(Role role, Right right) {
        return role != Role.RESTORES_ONLY && rules(role).stream().anyMatch(rule -> grants(rule, right));
    }

    private static boolean grants(Map<String, List<String>> rule, Right right) {
        return rule.getOrDefault("apiGroups", List.of()).contains(right.group())
                && rule.getOrDefault("resources", List.of()).contains(right.resource())
                && rule.getOrDefault("verbs", List.of()).contains(right.verb());
    }

    private static List<Map<String, List<String>>> rules(Role role) {
        var name = role.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return Yaml.file(Path.of("src/main/kubernetes/rbac/restore-author-%s.yaml".formatted(name)))
                .getFirst()
                .get("rules");
    }
}
