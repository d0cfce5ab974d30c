package io.hubbackup.demo.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FleetTest {

    private static final FleetSpec SPEC = FleetSpec.of(7, 100).withSecrets(1_000);

    @Test
    @DisplayName("the same seed gives the same hub, another seed another one")
    void bySeed() {
        assertThat(Fleet.generate(SPEC)).isEqualTo(Fleet.generate(SPEC));
        assertThat(Fleet.generate(SPEC).imported())
                .isNotEqualTo(Fleet.generate(FleetSpec.of(8, 100)).imported());
    }

    @Test
    @DisplayName("shares and the number of Secrets are met exactly")
    void asSpecified() {
        var fleet = Fleet.generate(SPEC);
        assertThat(fleet.imported()).hasSize(50);
        assertThat(fleet.pooled()).hasSize(5);
        assertThat(fleet.hive()).hasSize(45);
        assertThat(fleet.clusters()).hasSize(100);
        assertThat(fleet.count("Secret")).isEqualTo(1_000);
        assertThat(fleet.count("ManagedCluster")).isEqualTo(101);
    }

    @Test
    @DisplayName("no object twice, and each in a namespace that comes before it")
    void inOrder() {
        var namespaces = new HashSet<String>();
        var seen = new HashSet<String>();
        for (var object : Fleet.generate(SPEC).objects()) {
            assertThat(seen.add(id(object))).as(id(object)).isTrue();
            if (object.getKind().equals("Namespace")) {
                namespaces.add(object.getMetadata().getName());
            } else if (object.getMetadata().getNamespace() != null) {
                assertThat(namespaces)
                        .as(id(object))
                        .contains(object.getMetadata().getNamespace());
            }
        }
    }

    @Test
    @DisplayName("accounts come as far as asked for")
    void accounts() {
        assertThat(Fleet.generate(SPEC.with(FleetSpec.Accounts.DISABLED)).count("ManagedServiceAccount"))
                .isZero();
        assertThat(names(Fleet.generate(SPEC.with(FleetSpec.Accounts.ENABLED)))).containsExactly("team-account");
        assertThat(names(Fleet.generate(SPEC)))
                .containsExactlyInAnyOrder("team-account", Marks.ACCOUNT, Marks.ACCOUNT_PAIR);
    }

    private static Set<String> names(Fleet fleet) {
        var names = new HashSet<String>();
        fleet.stream("ManagedServiceAccount")
                .forEach(account -> names.add(account.getMetadata().getName()));
        return names;
    }

    private static String id(GenericKubernetesResource object) {
        var meta = object.getMetadata();
        return String.join(
                " ", object.getApiVersion(), object.getKind(), String.valueOf(meta.getNamespace()), meta.getName());
    }
}
