package fr.palmares.registration.catalogue;

import java.time.ZoneId;
import java.util.List;

/** An académie, its departments, and the zone in which its deadlines are told (C-1). */
public record Academy(String code, String name, String region, List<String> departments, ZoneId zone) {}
