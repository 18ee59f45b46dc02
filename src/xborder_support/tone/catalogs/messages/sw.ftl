# review: draft
# Swahili has no polite pronoun: the value is courteous by its words, .casual is warmer. Mpendwa serves everybody (Ndugu is Tanzania's), Bi. and Bw. only by declared gender.
# East Africa also counts the hours from dawn, six hours off: each time says that it is of the 24-hour clock, and no "saa" stands before it.

salutation = { $name ->
        [none] { $day_part ->
            [morning] Habari za asubuhi, mpendwa mteja
            [afternoon] Habari za mchana, mpendwa mteja
            [evening] Habari za jioni, mpendwa mteja
           *[any] Mpendwa mteja
        }
       *[other] { PERSON($name, form: "surname") ->
            [none] { $day_part ->
                [morning] Habari za asubuhi,
                [afternoon] Habari za mchana,
                [evening] Habari za jioni,
               *[any] Mpendwa
            }{" "}{ PERSON($name) }
           *[other] { $gender ->
                [female] { $day_part ->
                    [morning] Habari za asubuhi,
                    [afternoon] Habari za mchana,
                    [evening] Habari za jioni,
                   *[any] Mpendwa
                }{" "}Bi. { PERSON($name, form: "formal") }
                [male] { $day_part ->
                    [morning] Habari za asubuhi,
                    [afternoon] Habari za mchana,
                    [evening] Habari za jioni,
                   *[any] Mpendwa
                }{" "}Bw. { PERSON($name, form: "formal") }
               *[unknown] { PERSON($name, form: "given") ->
                    [none] { $day_part ->
                        [morning] Habari za asubuhi, mpendwa mteja
                        [afternoon] Habari za mchana, mpendwa mteja
                        [evening] Habari za jioni, mpendwa mteja
                       *[any] Mpendwa mteja
                    }
                   *[other] { $day_part ->
                        [morning] Habari za asubuhi,
                        [afternoon] Habari za mchana,
                        [evening] Habari za jioni,
                       *[any] Mpendwa
                    }{" "}{ PERSON($name) }
                }
            }
        }
    },
    .casual = { $day_part ->
        [morning] Habari za asubuhi
        [afternoon] Habari za mchana
        [evening] Habari za jioni
       *[any] Habari
    }{ $name ->
        [none] {""}
       *[other] { PERSON($name, form: "given") ->
            [none] {""}
           *[other] {" "}{ PERSON($name, form: "given") }
        }
    }!

opening = { $brand ->
        [none] { $agent_name ->
            [none] {""}
           *[other] Jina langu ni { $agent_name }, na ninashughulikia ombi lako.
        }
       *[other] { $agent_name ->
            [none] Unawasiliana na Huduma kwa Wateja ya { $brand }.
           *[other] Unawasiliana na Huduma kwa Wateja ya { $brand }. Jina langu ni { $agent_name }, na ninashughulikia ombi lako.
        }
    }
    .casual = { $brand ->
        [none] { $agent_name ->
            [none] {""}
           *[other] Mimi ni { $agent_name }, na ninashughulikia ombi lako.
        }
       *[other] { $agent_name ->
            [none] Sisi ni timu ya { $brand }.
           *[other] Mimi ni { $agent_name } wa timu ya { $brand }, na ninashughulikia ombi lako.
        }
    }

empathy = { $concern ->
        [late] Tunaelewa wasiwasi wako kuhusu usafirishaji wa mzigo wako.
        [lost] Tunaelewa wasiwasi wako kuhusu mzigo wako.
        [damaged] Tunaelewa wasiwasi wako kuhusu bidhaa yako.
        [wrong_item] Tunaelewa wasiwasi wako kuhusu bidhaa uliyoagiza.
        [refund] Tunaelewa wasiwasi wako kuhusu kurudishiwa fedha zako.
        [payment] Tunaelewa wasiwasi wako kuhusu malipo.
        [customs] Tunaelewa wasiwasi wako kuhusu masuala ya forodha.
       *[other] Tunaelewa kuwa jambo hili ni muhimu kwako.
    }
    .casual = { $concern ->
        [late] Pole kwa wasiwasi kuhusu usafirishaji, tunakuelewa.
        [lost] Pole kwa wasiwasi kuhusu mzigo wako, tunakuelewa.
        [damaged] Pole kwa wasiwasi kuhusu bidhaa yako, tunakuelewa.
        [wrong_item] Pole kwa wasiwasi kuhusu bidhaa uliyoagiza, tunakuelewa.
        [refund] Pole kwa wasiwasi kuhusu kurudishiwa pesa zako, tunakuelewa.
        [payment] Pole kwa wasiwasi kuhusu malipo, tunakuelewa.
        [customs] Pole kwa wasiwasi kuhusu forodha, tunakuelewa.
       *[other] Tunajua jambo hili ni muhimu kwako.
    }

apology = { $level ->
        [regret] Tunasikitika kwa hali hii.
        [sincere] Tunaomba radhi kwa dhati kwa yaliyotokea.
       *[apology] Tunaomba radhi kwa usumbufu.
    }
    .casual = { $level ->
        [regret] Pole kwa hali hii.
        [sincere] Tunakuomba radhi kwa moyo wote kwa yaliyotokea.
       *[apology] Samahani kwa usumbufu.
    }

cushion = { $before ->
        [refusal] Tunasikitika kwamba hatuwezi kutimiza ombi lako.
       *[request] Tunaomba msaada wako katika jambo moja.
    }
    .casual = { $before ->
        [refusal] Kwa bahati mbaya, hatuwezi kutimiza ombi lako.
       *[request] Tunahitaji msaada wako kidogo.
    }

restate = Tumeelewa ombi lako hivi: “{ $summary }”.
    .casual = Hivi ndivyo tulivyokuelewa: “{ $summary }”.

ack = Tumepokea ujumbe wako{ $topic ->
        [none] {""}
       *[other] {" "}kuhusu “{ $topic }”
    }{ $ref ->
        [none] {""}
       *[other] {" "}(kumbukumbu: { $ref })
    }. Asante kwa kuwasiliana nasi.
    .casual = Tumepata ujumbe wako{ $topic ->
        [none] {""}
       *[other] {" "}kuhusu “{ $topic }”
    }{ $ref ->
        [none] {""}
       *[other] {" "}(kumbukumbu: { $ref })
    }. Asante kwa kutuandikia!

expected_reply_within = Utapokea jibu letu ndani ya { DURATION($within) }.
    .casual = Tutakujibu ndani ya { DURATION($within) }.

expected_reply = Utapokea jibu letu ifikapo { DATE($due_at) }, { TIME($due_at) } (mfumo wa saa 24{ $tz_label ->
        [none] {""}
       *[other] , saa za { $tz_label }
    }).
    .casual = Tutakujibu ifikapo { DATE($due_at) }, { TIME($due_at) } (mfumo wa saa 24{ $tz_label ->
        [none] {""}
       *[other] , saa za { $tz_label }
    }).

out_of_hours = Huduma yetu kwa wateja imefungwa kwa sasa. Tutakuhudumia tena kuanzia { DATE($opens_at) }, { TIME($opens_at) } (mfumo wa saa 24{ $tz_label ->
        [none] {""}
       *[other] , saa za { $tz_label }
    }).{ $hours_text ->
        [none] {""}
       *[other] {" "}Muda wa huduma: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}Kwa jambo la dharura, tafadhali wasiliana nasi hapa: { $urgent_route }.
    }
    .casual = Kwa sasa tumefunga. Tutarudi { DATE($opens_at) }, { TIME($opens_at) } (mfumo wa saa 24{ $tz_label ->
        [none] {""}
       *[other] , saa za { $tz_label }
    }).{ $hours_text ->
        [none] {""}
       *[other] {" "}Muda wa huduma: { $hours_text }.
    }{ $urgent_route ->
        [none] {""}
       *[other] {" "}Kama ni dharura, tupate hapa: { $urgent_route }.
    }

holiday_notice = Kwa sababu ya sikukuu{ $holiday_name ->
        [none] {""}
       *[other] {" "}({ $holiday_name })
    }, huduma yetu kwa wateja imefungwa: { LIST($dates) }. Tutakuhudumia tena kuanzia { DATE($opens_at) }, { TIME($opens_at) } (mfumo wa saa 24{ $tz_label ->
        [none] {""}
       *[other] , saa za { $tz_label }
    }).
    .casual = Ni sikukuu{ $holiday_name ->
        [none] {""}
       *[other] {" "}({ $holiday_name })
    }, kwa hiyo tumefunga: { LIST($dates) }. Tutarudi { DATE($opens_at) }, { TIME($opens_at) } (mfumo wa saa 24{ $tz_label ->
        [none] {""}
       *[other] , saa za { $tz_label }
    }).

stop_confirmed = { $brand }: Hutapokea tena { $scope ->
        [none] ujumbe
        [marketing] matangazo
       *[other] ujumbe
    } kutoka kwetu.{ $contact ->
        [none] {""}
       *[other] {" "}Mawasiliano: { $contact }
    }
    .casual = { $brand }: Hatutakutumia tena { $scope ->
        [none] ujumbe
        [marketing] matangazo
       *[other] ujumbe
    }.{ $contact ->
        [none] {""}
       *[other] {" "}Maswali: { $contact }
    }

# What need_info can ask for, by its name in code. Neither register addresses anybody here.
-word-message = maelezo ya ombi kwa maandishi
-word-order_number = namba ya agizo

need_info = Ili kushughulikia ombi lako, tunahitaji taarifa zifuatazo: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Sababu: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Tafadhali tujibu ifikapo { DATE($deadline) }, { TIME($deadline) } (mfumo wa saa 24).
    }
    .casual = Ili tukusaidie, tunahitaji tu: { WORDS($fields) }.{ $why ->
        [none] {""}
       *[other] {" "}Sababu: { $why }.
    }{ $deadline ->
        [none] {""}
       *[other] {" "}Tujibu ifikapo { DATE($deadline) }, { TIME($deadline) } (mfumo wa saa 24).
    }

feast_greeting = { $feast ->
        [new_year] Tunakutakia heri ya Mwaka Mpya.
        [ramadan] Tunakutakia Ramadhani njema.
        [eid_al_fitr] Tunakutakia Idi njema.
        [eid_al_adha] Tunakutakia Idi njema.
        [diwali] Tunakutakia heri ya Diwali.
        [christmas] Tunakutakia heri ya Krismasi.
        [easter] Tunakutakia heri ya Pasaka.
        [orthodox_easter] Tunakutakia heri ya Pasaka.
        [day_of_the_dead] {""}
       *[other] Tunakutakia kila la heri.
    }
    .casual = { $feast ->
        [new_year] Heri ya Mwaka Mpya kutoka kwetu sote!
        [ramadan] Ramadhani njema kutoka kwetu sote!
        [eid_al_fitr] Idi njema kutoka kwetu sote!
        [eid_al_adha] Idi njema kutoka kwetu sote!
        [diwali] Heri ya Diwali kutoka kwetu sote!
        [christmas] Heri ya Krismasi kutoka kwetu sote!
        [easter] Heri ya Pasaka kutoka kwetu sote!
        [orthodox_easter] Heri ya Pasaka kutoka kwetu sote!
        [day_of_the_dead] {""}
       *[other] Kila la heri kutoka kwetu sote!
    }

signature =
    Wako mwaminifu,
    { $agent_name ->
        [none] Huduma kwa Wateja, { $brand }
       *[other]
            { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            }
            Huduma kwa Wateja, { $brand }
    }
    .casual =
    Asante,
    { $agent_name ->
        [none] Timu ya { $brand }
       *[other] { $agent_name }{ $staff_number ->
                [none] {""}
               *[other] {" "}({ $staff_number })
            }, timu ya { $brand }
    }
