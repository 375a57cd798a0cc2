package org.kyodo.chassis.broker;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.kyodo.contracts.EventCatalogue;
import org.kyodo.contracts.Topics;

/**
 * Something that a service must be allowed to do on the broker. Reading and writing imply describing, and writing to any topic
 * implies doing so idempotently.
 */
public record Right(AclOperation operation, ResourceType kind, String name) {
    /** All that a service of the table needs, and nothing else; its group has its name. */
    public static List<Right> of(Topics.Use use) {
        return of(use.service(), use.service(), use.tells(), use.hears());
    }

    /**
     * All that a service needs, and nothing else.
     *
     * @param tells topics that it writes
     * @param hears topics that it listens to
     */
    static List<Right> of(String service, String group, Collection<String> tells, Collection<String> hears) {
        Set<String> read = new LinkedHashSet<>(hears);
        // What it told itself, to compare a restored database with and to bring it forward.
        String own = EventCatalogue.topicOf(service);
        if (tells.contains(own)) {
            read.add(own);
        }
        List<Right> rights = new ArrayList<>();
        tells.forEach(topic -> rights.add(new Right(AclOperation.WRITE, ResourceType.TOPIC, topic)));
        read.forEach(topic -> rights.add(new Right(AclOperation.READ, ResourceType.TOPIC, topic)));
        if (!hears.isEmpty()) {
            rights.add(new Right(AclOperation.READ, ResourceType.GROUP, group));
        }
        return rights;
    }

    /** The entry of the broker's access list that gives it. @param principal such as {@code User:grant} */
    public AclBinding givenTo(String principal) {
        return new AclBinding(
                new ResourcePattern(kind, name, PatternType.LITERAL),
                new AccessControlEntry(principal, "*", operation, AclPermissionType.ALLOW));
    }

    /** What {@code kafka-acls.sh} takes to give it. @param principal such as {@code User:grant} */
    public String argumentsFor(String principal) {
        return "--add --allow-principal %s --operation %s --%s %s"
                .formatted(principal, lower(operation), lower(kind), name);
    }

    /** {@code READ on topic kyodo.registry.events}. */
    @Override
    public String toString() {
        return operation + " on " + lower(kind) + " " + name;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
