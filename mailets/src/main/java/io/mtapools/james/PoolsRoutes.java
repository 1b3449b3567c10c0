package io.mtapools.james;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mtapools.config.ConfigurationException;
import io.mtapools.model.PoolName;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.james.webadmin.Routes;
import org.apache.james.webadmin.utils.ErrorResponder;
import org.apache.james.webadmin.utils.ErrorResponder.ErrorType;
import org.eclipse.jetty.http.HttpStatus;
import spark.HaltException;
import spark.Request;
import spark.Response;
import spark.Service;

/**
 * The calls under {@code /pools}, in JSON, behind James' own authentication; named by {@code extensions.routes} in {@code
 * webadmin.properties}. Thread-safe.
 */
public final class PoolsRoutes implements Routes {
    private static final String BASE = "/pools";

    private final ObjectMapper json = new ObjectMapper();
    private final PoolsView view;
    private final Reload reload;

    @Inject
    PoolsRoutes(PoolsView view, Reload reload) {
        this.view = view;
        this.reload = reload;
    }

    @Override
    public String getBasePath() {
        return BASE;
    }

    @Override
    public void define(Service service) {
        service.get(BASE, (request, response) -> render(response, view.all()));
        service.post(BASE, this::act);
        service.get(BASE + "/:pool", this::pool);
    }

    private Object pool(Request request, Response response) throws JsonProcessingException {
        String name = request.params("pool");
        Map<String, Object> found =
                PoolName.isValid(name) ? view.one(PoolName.of(name)).orElse(null) : null;
        if (found == null) {
            throw error(HttpStatus.NOT_FOUND_404, ErrorType.NOT_FOUND, "There is no pool '" + name + "' in pools.xml");
        }
        return render(response, found);
    }

    private Object act(Request request, Response response) throws JsonProcessingException {
        String action = request.queryParams("action");
        if (!"reload".equals(action)) {
            throw error(
                    HttpStatus.BAD_REQUEST_400,
                    ErrorType.INVALID_ARGUMENT,
                    "'action' query parameter: expected 'reload', found "
                            + (action == null ? "none" : "'" + action + "'"));
        }
        try {
            return render(
                    response,
                    Map.of(
                            "warnings",
                            reload.run().stream().map(Object::toString).collect(Collectors.toList())));
        } catch (ConfigurationException | IllegalArgumentException | UncheckedIOException e) {
            throw error(HttpStatus.BAD_REQUEST_400, ErrorType.INVALID_ARGUMENT, e.getMessage());
        }
    }

    private String render(Response response, Object body) throws JsonProcessingException {
        response.type("application/json");
        return json.writeValueAsString(body);
    }

    private static HaltException error(int status, ErrorType type, String message) {
        return ErrorResponder.builder()
                .statusCode(status)
                .type(type)
                .message(message)
                .haltError();
    }
}
