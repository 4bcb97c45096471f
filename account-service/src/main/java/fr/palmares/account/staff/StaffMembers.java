package fr.palmares.account.staff;

import fr.palmares.account.letters.Addressees;
import fr.palmares.account.staff.domain.StaffMember;
import fr.palmares.platform.problem.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The directory of staff: one entry per address, read and written in the command's transaction. */
@ApplicationScoped
public class StaffMembers implements Addressees {

    private final Session database;

    StaffMembers(Session database) {
        this.database = database;
    }

    /** Whoever has this address and may sign in. */
    public Optional<StaffMember> signingInWith(String email) {
        return byEmail(email).filter(member -> member.state() == StaffMember.State.ACTIVE);
    }

    /** Whoever is written to at this address, invited or active. */
    public Optional<UUID> idOf(String email) {
        return byEmail(email).map(StaffMember::id);
    }

    /** The Keycloak user of somebody who may sign in. */
    public Optional<String> identityOf(UUID id) {
        return find(id).filter(member -> member.state() == StaffMember.State.ACTIVE)
                .map(StaffMember::identity);
    }

    @Override
    public Optional<String> givenNamesOf(UUID id) {
        return find(id).map(StaffMember::givenNames);
    }

    Optional<StaffMember> find(UUID id) {
        return StaffRow.<StaffRow>findByIdOptional(id).map(StaffRow::member);
    }

    Optional<StaffMember> byEmail(String email) {
        return StaffRow.<StaffRow>find("lower(email) = ?1", email)
                .firstResultOptional()
                .map(StaffRow::member);
    }

    /** @throws NotFound when there is none */
    StaffMember toChange(UUID id) {
        return StaffRow.<StaffRow>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .map(StaffRow::member)
                .orElseThrow(StaffMembers::unknown);
    }

    /** Keeps the entry; returns it with its new version. */
    StaffMember save(StaffMember member) {
        StaffRow row = StaffRow.findById(member.id());
        if (row == null) {
            row = new StaffRow();
            row.id = member.id();
            row.enteredAt = Instant.now();
            row.take(member);
            row.persistAndFlush();
        } else {
            row.take(member);
            StaffRow.flush();
        }
        return row.member();
    }

    List<StaffMember> list(@Nullable String role, @Nullable String academy, List<String> after, int limit) {
        return database.createNativeQuery("""
                        SELECT * FROM staff
                         WHERE (CAST(?1 AS text) IS NULL OR ?1 = ANY (roles))
                           AND (CAST(?2 AS text) IS NULL OR ?2 = ANY (academies))
                           AND (family_name, given_names, CAST(id AS text)) > (?3, ?4, ?5)
                         ORDER BY family_name, given_names, CAST(id AS text) LIMIT ?6
                        """, StaffRow.class)
                .setParameter(1, role, String.class)
                .setParameter(2, academy, String.class)
                .setParameter(3, after.isEmpty() ? "" : after.get(0))
                .setParameter(4, after.isEmpty() ? "" : after.get(1))
                .setParameter(5, after.isEmpty() ? "" : after.get(2))
                .setParameter(6, limit)
                .getResultStream()
                .map(StaffRow::member)
                .toList();
    }

    static NotFound unknown() {
        return new NotFound("Cette personne n’est pas dans l’annuaire du personnel.");
    }
}
