package io.hubbackup.demo.fleet;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A hub's objects as its components leave them, by seed, in the order in which they can be created. Nothing in it was prepared for a backup yet.
 *
 * @param imported names of the imported clusters
 * @param hive names of the clusters that hive made one by one
 * @param pooled names of the clusters that came out of a pool
 */
public record Fleet(
        FleetSpec spec,
        List<String> imported,
        List<String> hive,
        List<String> pooled,
        List<GenericKubernetesResource> objects) {

    /** Generates the hub that this spec describes. */
    public static Fleet generate(FleetSpec spec) {
        var origins = origins(spec);
        var imported = names(origins, ClusterOrigin.IMPORTED);
        var hive = names(origins, ClusterOrigin.HIVE);
        var pooled = names(origins, ClusterOrigin.POOLED);
        var objects = new ArrayList<>(HubBase.objects(spec));
        objects.addAll(ClusterPools.objects(spec, pooled.size()));
        for (int index = 0; index < origins.size(); index++) {
            objects.addAll(new ClusterObjects(spec, index, origins.get(index)).all());
        }
        objects.addAll(Noise.objects(
                spec,
                objects,
                IntStream.range(0, origins.size())
                        .mapToObj(i -> name(origins, i))
                        .toList()));
        return new Fleet(spec, imported, hive, pooled, List.copyOf(objects));
    }

    /** All cluster names beside the local one, sorted. */
    public List<String> clusters() {
        return Stream.of(imported, hive, pooled).flatMap(List::stream).sorted().toList();
    }

    public Stream<GenericKubernetesResource> stream(String kind) {
        return objects.stream().filter(object -> object.getKind().equals(kind));
    }

    public long count(String kind) {
        return stream(kind).count();
    }

    /** Exact shares, shuffled: so that neighbours in a list are of different origin. */
    private static List<ClusterOrigin> origins(FleetSpec spec) {
        int imported = (int) Math.round(spec.clusters() * spec.importedShare());
        int pooled = (int) Math.round((spec.clusters() - imported) * spec.poolShare());
        var origins = new ArrayList<>(Collections.nCopies(imported, ClusterOrigin.IMPORTED));
        origins.addAll(Collections.nCopies(pooled, ClusterOrigin.POOLED));
        origins.addAll(Collections.nCopies(spec.clusters() - imported - pooled, ClusterOrigin.HIVE));
        Collections.shuffle(origins, new Random(spec.seed()));
        return List.copyOf(origins);
    }

    private static List<String> names(List<ClusterOrigin> origins, ClusterOrigin wanted) {
        return IntStream.range(0, origins.size())
                .filter(index -> origins.get(index) == wanted)
                .mapToObj(index -> name(origins, index))
                .toList();
    }

    private static String name(List<ClusterOrigin> origins, int index) {
        return origins.get(index).nameOf(index);
    }
}
