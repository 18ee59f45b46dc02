# review: draft
# The value says Ön, .casual says te. Everybody is greeted by the whole name, which needs neither úr nor a word for a woman; a surname alone is left out.
# No article stands before a brand (a or az) and no suffix behind a value: "eddig" and "ekkor" with a colon stand before the date.

salutation = { $name ->
        [none] Tisztelt Ügyfelünk
       *[other] { PERSON($name, form: "given") ->
            [none] Tisztelt Ügyfelünk
           *[other] { PERSON($name, form: "surname") ->
                [none] Kedves { PERSON($name) }
               *[other] Tisztelt { PERSON($name) }
            }
        }
    }!
    .casual = Szia{ $name ->
        [none] {""}
       *[other] { PERSON($name, form: "given") ->
            [none] {""}
           *[other] , { PERSON($name, form: "given") }
        }
    }!

opening = { $brand ->
        [none] Köszönjük, hogy írt nekünk.
       *[other] Köszönjük, hogy írt ügyfélszolgálatunknak ({ $brand }).
    }{ $agent_name ->
        [none] {""}
       *[other] {" "}A nevem { $agent_name }, és én foglalkozom az ügyével.
    }
    .casual = { $brand ->
        [none] Köszönjük, hogy írtál nekünk.
       *[other] Köszönjük, hogy írtál nekünk ({ $brand }).
    }{ $agent_name ->
        [none] {""}
       *[other] {" "}{ $agent_name } vagyok, és én intézem az ügyedet.
    }

empathy = { $concern ->
        [late] Megértjük, milyen kellemetlen egy csomagra várni.
        [lost] Megértjük, milyen aggasztó, ha nem lehet tudni, hol van egy csomag.
        [damaged] Megértjük, milyen bosszantó, ha egy termékkel valami nincs rendben.
        [wrong_item] Megértjük, milyen bosszantó, ha nem a megrendelt termék érkezik meg.
        [refund] Megértjük, milyen kellemetlen egy visszatérítésre várni.
        [payment] Megértjük, milyen aggasztó, ha gond van egy fizetéssel.
        [customs] Megértjük, mennyi gonddal jár a vámügyintézés.
       *[other] Megértjük, hogy ez az ügy fontos Önnek.
    }
    .casual = { $concern ->
        [late] Tudjuk, milyen kellemetlen egy csomagra várni.
        [lost] Értjük, milyen aggasztó, ha nem lehet tudni, hol van egy csomag.
        [damaged] Tudjuk, milyen bosszantó, ha egy termékkel valami nincs rendben.
        [wrong_item] Tudjuk, milyen bosszantó, ha nem a megrendelt termék érkezik meg.
        [refund] Tudjuk, milyen kellemetlen egy visszatérítésre várni.
        [payment] Tudjuk, milyen aggasztó, ha gond van egy fizetéssel.
        [customs] Tudjuk, mennyi gonddal jár a vámügyintézés.
       *[other] Tudjuk, hogy ez fontos neked.
    }

apology = { $level ->
        [regret] Sajnáljuk a történteket.
        [sincere] Őszintén bocsánatot kérünk Öntől. A probléma megoldása a mi feladatunk.
       *[apology] Elnézését kérjük a kellemetlenségért.
    }
    .casual = { $level ->
        [regret] Sajnáljuk, ami történt.
        [sincere] Őszintén bocsánatot kérünk tőled. A mi dolgunk, hogy megoldjuk a problémát.
       *[apology] Elnézést kérünk a kellemetlenségért.
    }

cushion = { $before ->
        [refusal] Szívesen adtunk volna Önnek más választ.
       *[request] Egy dologban a segítségét kérjük.
    }
    .casual = { $before ->
        [refusal] Szívesen adtunk volna neked más választ.
       *[request] Egy dologban a segítségedet kérjük.
    }

restate = Megkeresését így értelmeztük: „{ $summary }”.
    .casual = Így értettük az üzenetedet: „{ $summary }”.

ack = Megkaptuk az üzenetét{ $topic ->
        [none] {""}
       *[other] {" "}„{ $topic }” témában
    }{ $ref ->
        [none] {""}
       *[other] {" "}(azonosító: { $ref })
    }.
    .casual = Megkaptuk az üzenetedet{ $topic ->
        [none] {""}
       *[other] {" "}„{ $topic }” témában
    }{ $ref ->
        [none] {""}
       *[other] {" "}(azonosító: { $ref })
    }.

expected_reply_within = Válaszunkat legfeljebb { DURATION($within) } múlva megkapja.
    .casual = Legfeljebb { DURATION($within) } múlva válaszolunk neked.

expected_reply = Válaszunkat eddig megkapja: { DATE($due_at) }, { TIME($due_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(időzóna: { $tz_label })
    }.
    .casual = Eddig válaszolunk neked: { DATE($due_at) }, { TIME($due_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(időzóna: { $tz_label })
    }.

out_of_hours = Ügyfélszolgálatunk jelenleg zárva tart. Ekkortól állunk ismét rendelkezésére: { DATE($opens_at) }, { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(időzóna: { $tz_label })
    }.{ $hours_text ->
        [none] {""}
       *[other] {" "}Nyitvatartás: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}Sürgős esetben itt ér el minket: { $urgent_route }.
    }
    .casual = Most zárva vagyunk. Ekkortól újra itt vagyunk: { DATE($opens_at) }, { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(időzóna: { $tz_label })
    }.{ $hours_text ->
        [none] {""}
       *[other] {" "}Nyitvatartás: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}Ha sürgős, itt érsz el minket: { $urgent_route }.
    }

holiday_notice = Ünnepnap{ $holiday_name ->
        [none] {""}
       *[other] {" "}({ $holiday_name })
    } miatt ügyfélszolgálatunk zárva tart: { LIST($dates) }. Ekkortól állunk ismét rendelkezésére: { DATE($opens_at) }, { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(időzóna: { $tz_label })
    }.
    .casual = Ünnepnap{ $holiday_name ->
        [none] {""}
       *[other] {" "}({ $holiday_name })
    } miatt zárva vagyunk: { LIST($dates) }. Ekkortól újra itt vagyunk: { DATE($opens_at) }, { TIME($opens_at) }{ $tz_label ->
        [none] {""}
       *[other] {" "}(időzóna: { $tz_label })
    }.

stop_confirmed = { $brand }: nem küldünk Önnek több { $scope ->
        [none] üzenetet
        [marketing] reklámot
       *[other] üzenetet
    }.{ $contact ->
        [none] {""}
       *[other] {" "}Kapcsolat: { $contact }
    }
    .casual = { $brand }: nem küldünk neked több { $scope ->
        [none] üzenetet
        [marketing] reklámot
       *[other] üzenetet
    }.{ $contact ->
        [none] {""}
       *[other] {" "}Kapcsolat: { $contact }
    }

# What need_info can ask for, by its name in code. Neither register addresses anybody here.
-word-message = az ügy írásos leírása
-word-order_number = a rendelés száma

need_info = Ügyének intézéséhez a következőkre van szükségünk: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Indok: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Kérjük, eddig válaszoljon: { DATE($deadline) }, { TIME($deadline) }.
    }
    .casual = Hogy segíteni tudjunk, ezekre van szükségünk tőled: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Indok: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Kérjük, eddig válaszolj: { DATE($deadline) }, { TIME($deadline) }.
    }

feast_greeting = { $feast ->
        [new_year] Boldog új évet kívánunk Önnek.
        [christmas] Kellemes karácsonyi ünnepeket kívánunk Önnek.
        [easter] Kellemes húsvéti ünnepeket kívánunk Önnek.
        [orthodox_easter] Kellemes húsvéti ünnepeket kívánunk Önnek.
        [day_of_the_dead] {""}
        [ramadan] Áldott ramadánt kívánunk Önnek.
       *[other] Kellemes ünnepeket kívánunk Önnek.
    }
    .casual = { $feast ->
        [new_year] Boldog új évet kívánunk neked!
        [christmas] Boldog karácsonyt kívánunk neked!
        [easter] Kellemes húsvétot kívánunk neked!
        [orthodox_easter] Kellemes húsvétot kívánunk neked!
        [day_of_the_dead] {""}
        [ramadan] Áldott ramadánt kívánunk neked.
       *[other] Kellemes ünnepeket kívánunk neked!
    }

signature =
    Üdvözlettel:
    { $agent_name ->
        [none] { $brand } ügyfélszolgálat
       *[other]
            { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            }
            { $brand } ügyfélszolgálat
    }
    .casual =
    Szép napot kívánunk!
    { $agent_name ->
        [none] { $brand } csapata
       *[other] { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            }, { $brand } csapata
    }
