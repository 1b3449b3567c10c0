package io.mtapools.mailets;

import io.mtapools.mail.MailTags;
import io.mtapools.model.PoolName;
import io.mtapools.model.Stream;
import io.mtapools.pool.PoolChoice;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import javax.inject.Inject;
import javax.mail.MessagingException;
import org.apache.mailet.Mail;
import org.apache.mailet.ProcessingState;
import org.apache.mailet.base.GenericMailet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses the pool of a mail by its traffic type, as {@code pools.xml} says, and sends it on to that pool's processor.
 * Tags the mail where no matcher did, notes the pool as attribute {@code mtapools.pool}, and takes out every header that
 * tells us something ({@code typeHeader} and the like, and {@code X-MTA-Pools} that came in from outside).
 *
 * <p>Parameter {@code pool} (optional): this pool, whatever the type.
 *
 * <pre>{@code
 * <mailet match="All" class="io.mtapools.mailets.AssignPool"/>
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class AssignPool extends GenericMailet {
    private static final Logger LOGGER = LoggerFactory.getLogger(AssignPool.class);

    private final Assignment assignment;
    private PoolName forced;

    @Inject
    AssignPool(Assignment assignment) {
        this.assignment = assignment;
    }

    /** @throws MessagingException where the parameter names no pool */
    @Override
    public void init() throws MessagingException {
        String pool = getInitParameter("pool");
        forced = pool == null ? null : PoolParameter.required(pool, assignment.settings());
    }

    @Override
    public Collection<ProcessingState> requiredProcessingState() {
        Set<String> processors = forced == null
                ? assignment.processors()
                : Set.of(assignment.forced(forced).orElseThrow().processor());
        return processors.stream().map(ProcessingState::new).collect(Collectors.toList());
    }

    @Override
    public String getMailetInfo() {
        return "Chooses the pool of a mail by its traffic type";
    }

    @Override
    public void service(Mail mail) throws MessagingException {
        Stream stream = assignment.tag(mail);
        PoolChoice choice = choose(stream);
        MailTags.of(mail).pool(choice.pool());
        LOGGER.debug("{} of stream {} goes to pool {}: {}", mail.getName(), stream, choice.pool(), choice.why());
        mail.setState(choice.processor());
    }

    /** A pool that a reload took away no longer forces anything. */
    private PoolChoice choose(Stream stream) {
        return forced == null
                ? assignment.poolFor(stream)
                : assignment.forced(forced).orElseGet(() -> assignment.poolFor(stream));
    }
}
