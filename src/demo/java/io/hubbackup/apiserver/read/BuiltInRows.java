package io.hubbackup.apiserver.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.hubbackup.apiserver.kind.ServedKind;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/** The columns of built-in kinds; a kind without columns of its own shows its name and the time of its creation. */
final class BuiltInRows implements TableRows {

    private static final Map<String, Consumer<Cells>> ROWS = Map.ofEntries(
            row("namespaces", Cells::namespace),
            row("configmaps", Cells::configMap),
            row("secrets", Cells::secret),
            row("serviceaccounts", cells -> cells.name().age()),
            row("events", Cells::event),
            row("pods", PodCells::add),
            row("deployments.apps", Cells::deployment),
            row("leases.coordination.k8s.io", Cells::lease),
            row("apiservices.apiregistration.k8s.io", Cells::apiService),
            row("rolebindings.rbac.authorization.k8s.io", Cells::binding),
            row("clusterrolebindings.rbac.authorization.k8s.io", Cells::binding));

    private final ArrayNode columns;
    private final Consumer<Cells> row;

    private BuiltInRows(ArrayNode columns, Consumer<Cells> row) {
        this.columns = columns;
        this.row = row;
    }

    static TableRows of(ServedKind kind) {
        var row = ROWS.get(kind.resource());
        return row == null
                ? new BuiltInRows(ColumnTexts.ofAnyKind(), cells -> cells.name().created())
                : new BuiltInRows(ColumnTexts.of(kind.resource()), row);
    }

    @Override
    public ArrayNode columns() {
        return columns;
    }

    @Override
    public ArrayNode cells(JsonNode object, Instant now) {
        var cells = new Cells(object, JsonNodeFactory.instance.arrayNode(), now);
        row.accept(cells);
        return cells.row();
    }

    private static Map.Entry<String, Consumer<Cells>> row(String resource, Consumer<Cells> cells) {
        return Map.entry(resource, cells);
    }
}
