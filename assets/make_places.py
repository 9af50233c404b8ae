#!/usr/bin/env python3
"""make_places.py - writes assets/places.tsv and assets/months.tsv.

Needs only python3 (stdlib) and the Debian packages iso-codes and
unicode-cldr-core.  Reads
  /usr/share/iso-codes/json/iso_3166-1.json   countries and territories
  /usr/share/iso-codes/json/iso_3166-2.json   which first-level parts there are
  CLDR common/main/en.xml                     English names, exemplar cities, months
  CLDR common/subdivisions/en.xml             English names of the parts
  CLDR common/bcp47/timezone.xml              time zones and their countries
  places_extra.tsv, places_reject.tsv         hand-made, next to this script
  given_names.tsv, family_names.tsv           the same; people that parts are not called alone
The output is sorted and does not depend on time, locale or hash order.

Usage: python3 assets/make_places.py [-v]    (-v: report ambiguous names)
"""
import html
import json
import os
import re
import sys
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
ISO = '/usr/share/iso-codes/json/'
CLDR = '/usr/share/unicode/cldr/common/'

# ---------------------------------------------------------------- countries
# Not sovereign in the news sense: type 'territory'.
TERRITORY = set('''AI AQ AS AW AX BL BM BQ CC CK CW CX EH FK FO GF GG GI GL GP
GU HK IM IO JE KY MF MO MP MQ MS NC NF NU PF PM PN PR RE SH SJ SX TC TK VG VI
WF YT'''.split())
# Left out: nobody writes news there, or the name is no use in running text.
# AQ is a continent and SH/BQ/SJ/IO parts stand in places_extra.tsv.
SKIP_COUNTRY = set('AQ BV GS HM TF UM SH BQ'.split())

# alpha-2: (name or '', acronyms, more aliases); ISO and CLDR names are added.
COUNTRY = {
 'AE': ('', 'UAE|U.A.E.', ''),
 'AU': ('', '', 'Commonwealth of Australia'),
 'BA': ('Bosnia and Herzegovina', '', 'Bosnia|BiH|Bosnia-Herzegovina|Bosnia-Hercegovina'),
 'BD': ('', '', 'East Pakistan'),
 'BF': ('', '', 'Upper Volta'),
 'BJ': ('', '', 'Dahomey'),
 'BN': ('Brunei', '', 'Brunei Darussalam|Negara Brunei Darussalam|Sultanate of Brunei'),
 'BO': ('', '', 'Plurinational State of Bolivia'),
 'BS': ('Bahamas', '', ''),
 'BY': ('', '', 'Republic of Belarus|Belorussia|Byelorussia'),
 'BZ': ('', '', 'British Honduras'),
 'CC': ('Cocos Islands', '', 'Cocos (Keeling) Islands|Keeling Islands'),
 'CD': ('Democratic Republic of the Congo', 'DRC|D.R.C.', 'DR Congo|Democratic Republic of Congo|D.R. Congo|Congo-Kinshasa|Congo (Kinshasa)|Congo|Zaire|Republic of Zaire|Zaïre'),
 'CF': ('', 'CAR|C.A.R.', ''),
 'CG': ('Republic of the Congo', '', 'Congo-Brazzaville|Congo Republic|Republic of Congo|Congo (Brazzaville)'),
 'CI': ('Ivory Coast', '', "Côte d'Ivoire|Cote d'Ivoire|Republic of Côte d'Ivoire|Republic of Cote d'Ivoire"),
 'CN': ('', 'PRC|P.R.C.', "People's Republic of China|Communist China|Red China"),
 'CV': ('Cape Verde', '', 'Cabo Verde|Republic of Cabo Verde|Republic of Cape Verde'),
 'CZ': ('Czechia', '', 'Czech Republic'),
 'DE': ('', 'FRG', 'Federal Republic of Germany'),
 'EG': ('', '', 'Arab Republic of Egypt'),
 'EH': ('', '', 'Sahrawi Arab Democratic Republic|Sahrawi Republic|Spanish Sahara'),
 'ER': ('', '', 'State of Eritrea'),
 'ET': ('', '', 'Abyssinia|Federal Democratic Republic of Ethiopia'),
 'FK': ('Falkland Islands', '', 'Falklands|Islas Malvinas|Malvinas'),
 'FM': ('Micronesia', 'FSM', 'Federated States of Micronesia'),
 'GB': ('United Kingdom', 'UK|U.K.', 'Great Britain|Britain|United Kingdom of Great Britain and Northern Ireland'),
 'GE': ('', '', 'Republic of Georgia'),
 'GM': ('Gambia', '', 'Republic of the Gambia|Republic of The Gambia'),
 'HK': ('Hong Kong', 'HKSAR', 'Hong Kong Special Administrative Region'),
 'IE': ('', '', 'Republic of Ireland|Irish Republic|Eire'),
 'IR': ('', '', 'Islamic Republic of Iran|Islamic Republic|Persia'),
 'KG': ('', '', 'Kyrgyz Republic|Kirghizia|Kirgizia|Kirghizstan'),
 'KH': ('', '', 'Kampuchea|Democratic Kampuchea|Kingdom of Cambodia'),
 'KP': ('North Korea', 'DPRK|D.P.R.K.', "Democratic People's Republic of Korea"),
 'KR': ('South Korea', 'ROK|R.O.K.', 'Republic of Korea'),
 'KZ': ('', '', 'Kazakstan'),
 'LA': ('Laos', 'LPDR', "Lao PDR|Lao People's Democratic Republic"),
 'LK': ('', '', 'Ceylon'),
 'LY': ('', '', 'Libyan Arab Jamahiriya|State of Libya'),
 'MD': ('', '', 'Republic of Moldova|Moldovia'),
 'MK': ('North Macedonia', 'FYROM', 'Macedonia|Former Yugoslav Republic of Macedonia|former Yugoslav Republic of Macedonia|Republic of Macedonia'),
 'MM': ('Myanmar', '', 'Burma|Republic of the Union of Myanmar|Union of Myanmar'),
 'MO': ('Macau', '', 'Macao|Macao Special Administrative Region|Macau Special Administrative Region'),
 'MV': ('Maldives', '', 'Maldive Islands'),
 'MW': ('', '', 'Nyasaland'),
 'NA': ('', '', 'South-West Africa|South West Africa'),
 'NL': ('Netherlands', '', 'Holland|Kingdom of the Netherlands|The Netherlands'),
 'NZ': ('', 'NZ|N.Z.', 'Aotearoa'),
 'PG': ('', 'PNG|P.N.G.', ''),
 'PS': ('Palestine', 'OPT', 'State of Palestine|Palestinian Territories|Palestinian territories|Palestinian Territory|Occupied Palestinian Territory|Occupied Palestinian Territories|occupied Palestinian territory|occupied Palestinian territories'),
 'RU': ('', 'RF', 'Russian Federation'),
 'RW': ('', '', 'Republic of Rwanda'),
 'SA': ('', 'KSA', ''),
 'SJ': ('Svalbard', '', 'Spitsbergen|Svalbard and Jan Mayen'),
 'SS': ('', '', 'Republic of South Sudan'),
 'ST': ('São Tomé and Príncipe', '', ''),
 'SY': ('', '', 'Syrian Arab Republic'),
 'SZ': ('Eswatini', '', 'Swaziland|eSwatini|Kingdom of Eswatini|Kingdom of Swaziland'),
 'TH': ('', '', 'Siam'),
 'TL': ('Timor-Leste', '', 'East Timor|Timor Leste'),
 'TR': ('Turkey', '', 'Türkiye|Turkiye|Republic of Turkey|Republic of Türkiye'),
 'TT': ('', '', 'Trinidad & Tobago'),
 'TW': ('Taiwan', '', 'Chinese Taipei|Republic of China|Formosa|Taiwan, China'),
 'TZ': ('', '', 'United Republic of Tanzania'),
 'US': ('United States', 'US|U.S.|USA|U.S.A.', 'United States of America|America'),
 'VA': ('Vatican', '', 'Vatican City|Vatican City State'),
 'VE': ('', '', 'Bolivarian Republic of Venezuela'),
 'VI': ('U.S. Virgin Islands', '', 'US Virgin Islands|United States Virgin Islands|Virgin Islands'),
 'VN': ('Vietnam', '', 'Viet Nam|Socialist Republic of Vietnam|Socialist Republic of Viet Nam'),
 'XK': ('Kosovo', '', 'Republic of Kosovo|Kosovo and Metohija'),
 'ZA': ('', 'RSA', 'Republic of South Africa'),
 'ZM': ('', '', 'Northern Rhodesia'),
 'ZW': ('', '', 'Rhodesia|Southern Rhodesia'),
}
# slugs that differ from the slug of the name
COUNTRY_SLUG = {'CD': 'dr-congo', 'CG': 'congo-republic', 'VI': 'us-virgin-islands'}

# ------------------------------------------------------ first-level parts
# country: (ISO types, words for 'X Word', mode)
#   bare    the name alone is looked for, and 'X Word', 'X word'
#   word    'X Word', 'X word' are its names; the name alone is one more where it
#           has four letters at least and is no city, no person's, no word
# A bare name that is already a country, an extra or a city becomes 'word'.
PARTS = {
 'AF': ('Province', 'Province', 'bare'),
 'AM': ('Region', 'Province|Region', 'bare'),
 'AR': ('Province', 'Province', 'word'),
 'AT': ('State', 'State', 'bare'),
 'AU': ('State|Territory', '', 'bare'),
 'BE': ('Region', '', 'bare'),
 'BA': ('Entity', '', 'bare'),
 'BR': ('State', 'State', 'bare'),
 'BY': ('Oblast', 'Region|Oblast', 'word'),
 'CA': ('Province|Territory', '', 'bare'),
 'CD': ('Province', 'Province', 'bare'),
 'CH': ('Canton', 'Canton', 'word'),
 'CL': ('Region', 'Region', 'bare'),
 'CN': ('Province|Autonomous region', 'Province|Autonomous Region', 'bare'),
 'CO': ('Department', 'Department', 'bare'),
 'DE': ('Land', '', 'bare'),
 'EC': ('Province', 'Province', 'word'),
 'ES': ('Autonomous community', '', 'bare'),
 'ET': ('Regional state', 'Region', 'word'),
 'FI': ('Region', '', 'bare'),
 'FR': ('Metropolitan region', '', 'bare'),
 'GB': ('Country|Province', '', 'bare'),
 'GE': ('Region|Autonomous republic', 'Region', 'bare'),
 'GH': ('Region', 'Region', 'word'),
 'GR': ('Administrative region', '', 'bare'),
 'ID': ('Province|Geographical unit|Special region', 'Province', 'bare'),
 'IE': ('County', '', 'county'),
 'IN': ('State|Union territory', 'State', 'bare'),
 'IQ': ('Governorate', 'Province|Governorate', 'word'),
 'IR': ('Province', 'Province', 'word'),
 'IT': ('Region|Autonomous region', '', 'bare'),
 'JP': ('Prefecture', 'Prefecture', 'word'),
 'KE': ('County', 'County', 'word'),
 'KG': ('Region', 'Region|Oblast', 'word'),
 'KH': ('Province', 'Province', 'word'),
 'KP': ('Province', 'Province', 'bare'),
 'KR': ('Province', 'Province', 'bare'),
 'KZ': ('Region', 'Region|Oblast', 'word'),
 'LA': ('Province', 'Province', 'word'),
 'ML': ('Region', 'Region', 'word'),
 'MM': ('Region|State', 'Region|State', 'word'),
 'MX': ('State', 'State', 'bare'),
 'MY': ('State', '', 'bare'),
 'MZ': ('Province', 'Province', 'word'),
 'NE': ('Region', 'Region', 'word'),
 'NG': ('State', 'State', 'bare'),
 'NL': ('Province', 'Province', 'bare'),
 'NZ': ('Region', 'Region', 'word'),
 'PE': ('Region', 'Region', 'word'),
 'PG': ('Province|Autonomous region', 'Province', 'bare'),
 'PH': ('Province', 'Province', 'word'),
 'PK': ('Province|Pakistan administered area', 'Province', 'bare'),
 'PL': ('Voivodship', 'Province|Voivodeship', 'word'),
 'RU': ('Administrative region|Administrative territory|Republic|Autonomous district',
        'Region|Oblast', 'word'),
 'SD': ('State', 'State', 'bare'),
 'SE': ('County', 'County', 'word'),
 'SO': ('Region', 'Region', 'word'),
 'SY': ('Province', 'Province|Governorate', 'word'),
 'TH': ('Province', 'Province', 'word'),
 'TR': ('Province', 'Province', 'word'),
 'TW': ('County', 'County', 'word'),
 'UA': ('Region', 'Region|Oblast', 'word'),
 'US': ('State', '', 'bare'),
 'UZ': ('Region|Republic', 'Region', 'word'),
 'VE': ('State', 'State', 'bare'),
 'VN': ('Province', 'Province', 'word'),
 'YE': ('Governorate', 'Province|Governorate', 'word'),
 'ZA': ('Province', 'Province', 'bare'),
 'ZW': ('Province', '', 'bare'),
}
# '': leave out.  'Name', 'Name|alias|...'; a leading '=' means the name is
# taken as it stands, no 'X Word' is made.  Names that CLDR 41 has in another
# form than news text, and parts whose names are of no use.
PART_NAME = {
 # cities that are parts of their own stand in places_extra.tsv
 'AF-FRA': '=Farah Province|Farah province', 'AF-GHO': '=Ghor Province|Ghor province', 'AF-LOG': '=Logar|Logar Province|Logar province',
 'AF-WAR': '=Wardak|Maidan Wardak|Wardak Province|Wardak province|Maidan Wardak Province', 'AF-URU': '=Uruzgan|Urozgan|Oruzgan|Uruzgan Province|Uruzgan province',
 'AF-SAR': '=Sar-e-Pul|Sar-e Pol|Sar-e Pul|Sar-i-Pul', 'AF-BAL': '=Balkh|Balkh Province|Balkh province',
 'AM-AR': '=Ararat Province|Ararat region', 'AM-AV': '=Armavir Province|Armavir province', 'AM-LO': '=Lori Province|Lori province', 'AM-SH': '=Shirak Province|Shirak province', 'AM-SU': '',
 'AR-A': 'Salta', 'AR-B': '=Buenos Aires Province|Buenos Aires province|Province of Buenos Aires', 'AR-V': '', 'AR-J': '=San Juan Province, Argentina', 'AR-D': '=San Luis Province|San Luis province',
 'AT-9': '', 'AT-5': '=Salzburg State|state of Salzburg|province of Salzburg',
 'AU-VIC': '=Victoria, Australia|Victoria state|Victoria State|state of Victoria|State of Victoria', 'AU-NSW': '=New South Wales', 'AU-NT': '=Northern Territory', 'AU-ACT': '=Australian Capital Territory',
 'BE-BRU': '', 'BA-BIH': '',
 'BR-AC': '=Acre State|state of Acre|Acre, Brazil', 'BR-PA': '=Pará|Para State|Pará State|state of Pará|Pará state', 'BR-SP': 'São Paulo', 'BR-RJ': 'Rio de Janeiro', 'BR-PE': 'Pernambuco', 'BR-RR': '', 'BR-AM': '=Amazonas State|Amazonas state|state of Amazonas|Amazonas, Brazil',
 'BR-SC': '=Santa Catarina|Santa Catarina State|Santa Catarina state', 'BR-ES': 'Espírito Santo', 'BR-GO': 'Goiás', 'BR-TO': 'Tocantins', 'BR-SE': '=Sergipe|Sergipe State',
 'BY-HO': 'Gomel|Homel', 'BY-HR': 'Grodno|Hrodna', 'BY-MA': 'Mogilev|Mahilyow', 'BY-MI': 'Minsk', 'BY-VI': 'Vitebsk|Vitsebsk', 'BY-BR': 'Brest',
 'CA-NL': '=Newfoundland and Labrador', 'CA-QC': '=Quebec|Québec', 'CA-PE': '=Prince Edward Island|P.E.I.', 'CA-YT': '=Yukon|Yukon Territory',
 'CD-BC': 'Kongo Central|Bas-Congo', 'CD-IT': '', 'CD-TA': '=Tanganyika Province|Tanganyika province', 'CD-EQ': '=Équateur Province|Equateur province|Équateur province', 'CD-KC': 'Kasai Central|Kasaï Central|Kasai-Central', 'CD-KE': 'Kasai Oriental|Kasaï Oriental|Kasai-Oriental|Eastern Kasai', 'CD-KS': '=Kasai|Kasaï|Kasai Province|Kasai province|Kasai region|Greater Kasai', 'CD-HU': '', 'CD-LO': '=Lomami Province|Lomami province', 'CD-BU': 'Bas-Uele|Bas-Uélé', 'CD-SA': '=Sankuru', 'CD-KL': 'Kwilu', 'CD-KG': 'Kwango', 'CD-HK': 'Haut-Katanga|Upper Katanga',
 'CD-NK': 'North Kivu|Nord-Kivu', 'CD-SK': 'South Kivu|Sud-Kivu', 'CD-MA': 'Maniema', 'CD-MO': '=Mongala',
 'CH-GR': '', 'CH-TI': '', 'CH-VS': '', 'CH-VD': '', 'CH-TG': '', 'CH-AG': '', 'CH-JU': '=Canton of Jura|canton of Jura', 'CH-UR': '=Canton of Uri|canton of Uri', 'CH-NW': '=Nidwalden', 'CH-OW': '=Obwalden', 'CH-BL': '=Basel-Landschaft|Basel-Country', 'CH-BS': '=Basel-Stadt|Basel-City', 'CH-SO': '=Solothurn', 'CH-GL': '=Glarus', 'CH-SZ': '=Schwyz', 'CH-AI': '=Appenzell Innerrhoden|Appenzell', 'CH-AR': '=Appenzell Ausserrhoden',
 'CH-GE': '=Canton of Geneva|canton of Geneva', 'CH-BE': '=Canton of Bern|canton of Bern', 'CH-ZH': '=Canton of Zurich|canton of Zurich', 'CH-LU': '=Canton of Lucerne|canton of Lucerne', 'CH-FR': '=Canton of Fribourg|canton of Fribourg', 'CH-NE': '=Canton of Neuchâtel|canton of Neuchatel', 'CH-SG': '=Canton of St. Gallen|canton of St. Gallen', 'CH-SH': '=Canton of Schaffhausen', 'CH-ZG': '=Canton of Zug|canton of Zug',
 'CL-AP': '=Arica y Parinacota|Arica and Parinacota', 'CL-BI': 'Biobío|Bío Bío|Bio Bio', 'CL-LI': "=O'Higgins Region|O'Higgins region", 'CL-LL': '=Los Lagos Region|Los Lagos region', 'CL-LR': '=Los Ríos Region|Los Ríos region|Los Rios region', 'CL-MA': '=Magallanes|Magallanes Region|Magallanes region', 'CL-RM': '=Santiago Metropolitan Region|Santiago metropolitan region', 'CL-AT': '=Atacama Region|Atacama region', 'CL-ML': '=Maule Region|Maule region',
 'CN-TW': '', 'CN-XZ': '=Tibet|Xizang|Tibet Autonomous Region|Xizang Autonomous Region', 'CN-XJ': '=Xinjiang|Xinjiang Uyghur Autonomous Region|Xinjiang Uygur Autonomous Region|Xinjiang Uighur Autonomous Region|East Turkestan', 'CN-NM': '=Inner Mongolia|Inner Mongolia Autonomous Region', 'CN-GX': '=Guangxi|Guangxi Zhuang Autonomous Region', 'CN-NX': '=Ningxia|Ningxia Hui Autonomous Region', 'CN-JL': '=Jilin|Jilin Province|Jilin province',
 'CO-AMA': '=Amazonas Department|Amazonas department', 'CO-ATL': '=Atlántico Department|Atlántico department', 'CO-BOL': '=Bolívar Department|Bolívar department', 'CO-CAL': '=Caldas Department|Caldas department', 'CO-CES': '=Cesar Department|Cesar department', 'CO-COR': '=Córdoba Department|Córdoba department', 'CO-MAG': '=Magdalena Department|Magdalena department', 'CO-MET': '=Meta Department|Meta department|Meta province', 'CO-NAR': '=Nariño Department|Nariño department|Narino province', 'CO-SAN': '=Santander Department|Santander department', 'CO-SUC': '=Sucre Department|Sucre department', 'CO-SAP': '=San Andrés and Providencia|San Andres and Providencia', 'CO-LAG': '=La Guajira|Guajira', 'CO-NSA': '=Norte de Santander|North Santander',
 'DE-BE': '', 'DE-HB': '', 'DE-HH': '', 'DE-MV': '=Mecklenburg-Western Pomerania|Mecklenburg-Vorpommern', 'DE-HE': '=Hesse|Hessen', 'DE-BY': '=Bavaria|Bayern|Free State of Bavaria', 'DE-SL': '=Saarland', 'DE-NW': '=North Rhine-Westphalia|NRW',
 'EC-W': '', 'EC-R': '=Los Ríos Province|Los Rios province', 'EC-G': '=Guayas|Guayas Province|Guayas province', 'EC-M': '=Manabí|Manabí Province|Manabi province', 'EC-P': '=Pichincha|Pichincha Province|Pichincha province',
 'ES-AN': '', 'ES-AR': '', 'ES-AS': '', 'ES-CB': '', 'ES-CL': '', 'ES-CM': '', 'ES-CN': '', 'ES-CT': '', 'ES-EX': '', 'ES-GA': '', 'ES-IB': '', 'ES-MC': '', 'ES-MD': '', 'ES-NC': '', 'ES-PV': '', 'ES-RI': '', 'ES-VC': '',
 'ET-TI': '', 'ET-OR': '', 'ET-BE': '', 'ET-GA': '', 'ET-SN': "=Southern Nations, Nationalities, and Peoples' Region|Southern Nations region|Southern Nations, Nationalities and Peoples' Region", 'ET-AM': '=Amhara Region|Amhara region|Amhara', 'ET-AF': '=Afar Region|Afar region|Afar', 'ET-SO': '=Somali Region|Somali region of Ethiopia',
 'FI-01': '', 'FI-06': '', 'FI-10': '', 'FI-12': '', 'FI-08': '', 'FI-07': '', 'FI-16': '',
 'FR-BRE': '=Brittany|Bretagne', 'FR-NOR': '', 'FR-IDF': '', 'FR-OCC': '', 'FR-GES': '=Grand Est', 'FR-PAC': "=Provence-Alpes-Côte d'Azur|Provence-Alpes-Cote d'Azur", 'FR-PDL': '=Pays de la Loire', 'FR-BFC': '=Bourgogne-Franche-Comté|Burgundy-Franche-Comté|Bourgogne-Franche-Comte', 'FR-CVL': '=Centre-Val de Loire',
 'GB-ENG': '', 'GB-SCT': '', 'GB-WLS': '', 'GB-NIR': '',
 'GE-AB': '', 'GE-AJ': '', 'GE-SZ': '=Samegrelo-Zemo Svaneti|Samegrelo', 'GE-RL': '=Racha-Lechkhumi and Kvemo Svaneti|Racha',
 'GH-CP': '', 'GH-EP': '', 'GH-NE': '', 'GH-NP': '', 'GH-WP': '', 'GH-WN': '', 'GH-BE': '', 'GH-BO': '', 'GH-OT': '', 'GH-SV': '=Savannah Region', 'GH-AA': '=Greater Accra|Greater Accra Region', 'GH-UE': '=Upper East Region', 'GH-UW': '=Upper West Region',
 'GR-A': '=Eastern Macedonia and Thrace|East Macedonia and Thrace', 'GR-C': '=Western Macedonia|West Macedonia', 'GR-D': '', 'GR-E': '', 'GR-G': '=Western Greece|West Greece', 'GR-H': '', 'GR-I': '', 'GR-J': '', 'GR-M': '', 'GR-F': '=Ionian Islands',
 'ID-AC': '', 'ID-BA': '=Bali|Bali Island|Bali island|island of Bali', 'ID-BB': '=Bangka Belitung|Bangka Belitung Islands|Bangka-Belitung', 'ID-JW': '', 'ID-KA': '', 'ID-ML': '', 'ID-NU': '=Lesser Sunda Islands', 'ID-PP': '', 'ID-SL': '', 'ID-SM': '', 'ID-PA': '', 'ID-PB': '', 'ID-KR': '', 'ID-YO': '', 'ID-RI': '=Riau|Riau Province|Riau province', 'ID-MA': '=Maluku|Maluku Province|Maluku province',
 'IN-CH': '', 'IN-DL': '', 'IN-PY': '', 'IN-JK': '', 'IN-LA': '', 'IN-NL': '', 'IN-TG': '', 'IN-DH': '=Dadra and Nagar Haveli and Daman and Diu|Daman and Diu|Dadra and Nagar Haveli', 'IN-OR': 'Odisha|Orissa', 'IN-UT': 'Uttarakhand|Uttaranchal', 'IN-CT': 'Chhattisgarh|Chattisgarh', 'IN-WB': 'West Bengal', 'IN-AN': '=Andaman and Nicobar Islands|Andaman and Nicobar', 'IN-LD': '=Lakshadweep', 'IN-GA': '=Goa|Goa state',
 'IQ-AN': '', 'IQ-NI': '', 'IQ-DI': '', 'IQ-SD': '', 'IQ-DQ': '', 'IQ-BB': '', 'IQ-WA': '', 'IQ-AR': 'Erbil|Irbil', 'IQ-DA': 'Dohuk|Duhok', 'IQ-MA': '=Maysan|Maysan Province|Maysan province|Missan', 'IQ-MU': '=Muthanna|Al Muthanna|Muthanna Province|Muthanna province', 'IQ-QA': '=Qadisiyah Province|Diwaniyah province|Al-Qadisiyah Governorate', 'IQ-SU': 'Sulaymaniyah|Sulaimaniyah',
 'IR-00': '=Markazi Province|Markazi province', 'IR-22': '', 'IR-09': '', 'IR-10': '', 'IR-13': '', 'IR-02': '=West Azerbaijan|West Azarbaijan|West Azerbaijan Province|West Azerbaijan province', 'IR-01': '=East Azerbaijan|East Azarbaijan|East Azerbaijan Province|East Azerbaijan province', 'IR-23': '=Hormozgan|Hormozgan Province|Hormozgan province', 'IR-21': '=Mazandaran|Mazandaran Province|Mazandaran province', 'IR-20': '=Lorestan|Lorestan Province|Lorestan province', 'IR-19': '=Gilan|Gilan Province|Gilan province', 'IR-18': '=Kohgiluyeh and Boyer-Ahmad', 'IR-08': '=Chaharmahal and Bakhtiari', 'IR-30': '=Razavi Khorasan|Khorasan Razavi|Khorasan-e-Razavi', 'IR-29': '=South Khorasan|South Khorasan Province|South Khorasan province', 'IR-27': 'Golestan', 'IR-16': '=Kordestan|Kurdistan Province, Iran|Iranian Kurdistan|Kurdistan province of Iran',
 'IT-21': '', 'IT-25': '', 'IT-34': '', 'IT-42': '', 'IT-45': '', 'IT-52': '', 'IT-55': '', 'IT-62': '', 'IT-65': '', 'IT-72': '', 'IT-75': '', 'IT-78': '', 'IT-82': '', 'IT-88': '', 'IT-23': '', 'IT-36': '', 'IT-32': '=Trentino-Alto Adige|Trentino-South Tyrol|Trentino', 'IT-57': '=Marche region|Le Marche',
 'JP-01': '', 'JP-13': '', 'JP-47': '', 'JP-26': 'Kyoto', 'JP-27': 'Osaka', 'JP-28': '=Hyogo|Hyogo Prefecture|Hyogo prefecture', 'JP-39': 'Kochi', 'JP-44': 'Oita', 'JP-03': '=Iwate|Iwate Prefecture|Iwate prefecture', 'JP-08': '=Ibaraki|Ibaraki Prefecture|Ibaraki prefecture', 'JP-10': '=Gunma|Gunma Prefecture|Gunma prefecture', 'JP-14': '=Kanagawa|Kanagawa Prefecture|Kanagawa prefecture', 'JP-19': '=Yamanashi|Yamanashi Prefecture|Yamanashi prefecture', 'JP-23': '=Aichi|Aichi Prefecture|Aichi prefecture', 'JP-32': '=Shimane|Shimane Prefecture|Shimane prefecture', 'JP-38': '=Ehime|Ehime Prefecture|Ehime prefecture', 'JP-09': '=Tochigi|Tochigi Prefecture|Tochigi prefecture', 'JP-04': '=Miyagi Prefecture|Miyagi prefecture',
 'KE-43': '=Turkana County|Turkana county', 'KE-37': '', 'KE-40': '', 'KE-20': '', 'KE-30': 'Nairobi', 'KE-44': 'Uasin Gishu', 'KE-33': 'Narok',
 'KG-O': 'Osh', 'KG-Y': 'Issyk-Kul',
 'KP-07': '=Kangwon|Kangwon Province|Kangwon province', 'KP-10': '=Ryanggang|Yanggang|Ryanggang Province|Ryanggang province',
 'KR-42': 'Gangwon', 'KR-41': 'Gyeonggi',
 'KZ-ALM': 'Almaty', 'KZ-SEV': '=North Kazakhstan|North Kazakhstan Region|North Kazakhstan region', 'KZ-VOS': '=East Kazakhstan|East Kazakhstan Region|East Kazakhstan region', 'KZ-ZAP': '=West Kazakhstan|West Kazakhstan Region|West Kazakhstan region', 'KZ-YUZ': '=South Kazakhstan|South Kazakhstan Region|South Kazakhstan region', 'KZ-ZHA': 'Zhambyl|Jambyl', 'KZ-KAR': 'Karaganda|Karagandy', 'KZ-MAN': '', 'KZ-AKM': 'Akmola|Akmolinsk',
 'LA-VI': 'Vientiane', 'LA-XS': 'Xaisomboun|Xaysomboun', 'LA-BL': 'Bolikhamxay|Bolikhamsai|Bolikhamsay', 'LA-XI': 'Xieng Khouang|Xiangkhouang', 'LA-XA': 'Sayaboury|Xayaboury|Sainyabuli',
 'ML-6': 'Timbuktu|Tombouctou', 'ML-10': '',
 'MM-01': '', 'MM-03': '', 'MM-05': '', 'MM-07': '=Ayeyarwady Region|Ayeyarwady region|Irrawaddy Region|Irrawaddy region', 'MM-11': '', 'MM-12': '', 'MM-13': '', 'MM-14': '', 'MM-15': '', 'MM-16': '', 'MM-17': '', 'MM-02': '=Bago Region|Bago region', 'MM-04': '=Mandalay Region|Mandalay region', 'MM-06': '=Yangon Region|Yangon region',
 'MX-CHP': '', 'MX-SIN': '', 'MX-MEX': '=State of Mexico|Mexico State|Mexico state', 'MX-GRO': '=Guerrero state|Guerrero State|state of Guerrero', 'MX-HID': '=Hidalgo state|Hidalgo State|state of Hidalgo', 'MX-MOR': '=Morelos state|Morelos State|state of Morelos', 'MX-TAB': '=Tabasco state|Tabasco State|state of Tabasco', 'MX-BCN': '=Baja California', 'MX-COL': '=Colima|Colima state', 'MX-DUR': '=Durango state|Durango State|state of Durango', 'MX-YUC': 'Yucatán', 'MX-SON': 'Sonora', 'MX-QUE': 'Querétaro', 'MX-VER': 'Veracruz', 'MX-ROO': '=Quintana Roo', 'MX-NLE': '=Nuevo León|Nuevo Leon',
 'MY-04': '=Malacca|Melaka', 'MY-07': '=Penang|Pulau Pinang', 'MY-01': '=Johor|Johore', 'MY-08': '=Perak', 'MY-05': '=Negeri Sembilan',
 'MZ-P': '', 'MZ-S': '', 'MZ-Q': '=Zambezia|Zambezia Province|Zambezia province', 'MZ-A': '=Niassa|Niassa Province|Niassa province', 'MZ-I': '=Inhambane', 'MZ-L': 'Maputo', 'MZ-G': '=Gaza Province|Gaza province, Mozambique', 'MZ-T': '=Tete Province|Tete province', 'MZ-B': '=Manica Province|Manica province', 'MZ-N': '=Nampula Province|Nampula province',
 'NE-6': '', 'NE-1': '', 'NE-2': '',
 'NG-NI': '', 'NG-PL': '', 'NG-RI': '', 'NG-DE': '', 'NG-CR': '', 'NG-AB': '', 'NG-ED': '', 'NG-IM': '', 'NG-KO': '', 'NG-EK': '', 'NG-BY': '', 'NG-EB': '', 'NG-AK': '', 'NG-AN': '',
 'NL-DR': '', 'NL-FL': '', 'NL-FR': '', 'NL-GE': '', 'NL-LI': '=Limburg|Limburg province', 'NL-NB': '', 'NL-NH': '', 'NL-OV': '', 'NL-ZE': '', 'NL-ZH': '',
 'NZ-BOP': '=Bay of Plenty', 'NZ-HKB': "=Hawke's Bay|Hawkes Bay", 'NZ-WTC': '', 'NZ-TAS': '', 'NZ-NSN': '', 'NZ-MBH': '', 'NZ-OTA': '=Otago', 'NZ-WKO': '=Waikato', 'NZ-TKI': '=Taranaki', 'NZ-MWT': '=Manawatu-Wanganui|Manawatu-Whanganui|Manawatu', 'NZ-NTL': '=Northland, New Zealand', 'NZ-STL': '=Southland, New Zealand', 'NZ-GIS': '', 'NZ-AUK': '', 'NZ-WGN': '', 'NZ-CAN': '=Canterbury, New Zealand',
 'PE-CAL': '', 'PE-LIM': 'Lima', 'PE-APU': '', 'PE-MDD': '', 'PE-HUV': '', 'PE-SAM': '=San Martín Region|San Martín region|San Martin region', 'PE-LAL': '=La Libertad Region|La Libertad region', 'PE-LAM': '=Lambayeque|Lambayeque region', 'PE-HUC': '=Huánuco|Huanuco', 'PE-ANC': '=Ancash|Áncash|Ancash region', 'PE-LOR': '=Loreto Region|Loreto region', 'PE-UCA': '=Ucayali|Ucayali region',
 'PG-CPM': '', 'PG-WPD': '', 'PG-GPK': '', 'PG-HLA': '', 'PG-MRL': '', 'PG-NSB': '', 'PG-MPM': '', 'PG-EPW': '=Enga|Enga Province|Enga province', 'PG-NPP': '=Oro Province|Oro province', 'PG-CPK': '=Chimbu|Simbu', 'PG-SHM': '', 'PG-ESW': '', 'PG-MPL': '', 'PG-MBA': '', 'PG-NIK': '=New Ireland|New Ireland Province',
 'PK-BA': '', 'PK-KP': '', 'PK-SD': '', 'PK-GB': '', 'PK-JK': '', 'PK-PB': '=Punjab|Punjab Province|Punjab province|Pakistani Punjab',
 'PL-22': '', 'PL-24': '', 'PL-14': '', 'PL-30': '', 'PL-12': '', 'PL-02': '', 'PL-18': '', 'PL-20': '', 'PL-26': '=Świętokrzyskie|Holy Cross Province|Swietokrzyskie', 'PL-04': '=Kuyavia-Pomerania|Kuyavian-Pomeranian Voivodeship', 'PL-28': '=Warmia-Masuria|Warmian-Masurian Voivodeship', 'PL-32': '=West Pomerania|Western Pomerania', 'PL-08': '=Lubuskie|Lubusz',
 # Russia: republics, territories and areas stand in places_extra.tsv
 'RU-LEN': '', 'RU-MOS': '', 'RU-KGD': '', 'RU-SAK': '', 'RU-TYU': '', 'RU-ORL': 'Oryol|Orel', 'RU-KIR': 'Kirov', 'RU-VLA': 'Vladimir', 'RU-ROS': 'Rostov', 'RU-AMU': 'Amur', 'RU-NGR': 'Novgorod',
 'SD-DN': '', 'SD-DS': '', 'SD-DW': '', 'SD-DE': '', 'SD-DC': '', 'SD-KN': '', 'SD-KS': '', 'SD-GK': '', 'SD-NB': '', 'SD-NW': '', 'SD-NR': '', 'SD-NO': '', 'SD-RS': '', 'SD-GZ': '', 'SD-SI': '', 'SD-KH': '', 'SD-GD': '=Gedaref State|Gedaref state|Al Qadarif State|Al-Qadarif State', 'SD-KA': '=Kassala State|Kassala state',
 'SE-M': '', 'SE-BD': '', 'SE-O': '', 'SE-W': '', 'SE-I': '', 'SE-AC': '=Västerbotten', 'SE-Z': '=Jämtland', 'SE-AB': 'Stockholm',
 'SO-BY': '', 'SO-BR': '=Bari Region, Somalia|Bari region', 'SO-AW': '', 'SO-BK': '', 'SO-GA': '', 'SO-GE': '', 'SO-HI': '', 'SO-JD': '', 'SO-JH': '', 'SO-MU': '', 'SO-SA': '', 'SO-SD': '', 'SO-SH': '', 'SO-SO': '', 'SO-BN': '=Banadir|Benadir|Banaadir', 'SO-WO': '=Woqooyi Galbeed|Maroodi Jeex', 'SO-NU': '=Nugal|Nugaal', 'SO-TO': '=Togdheer',
 'SY-ID': '', 'SY-RD': '', 'SY-SU': '', 'SY-DY': '', 'SY-HI': '', 'SY-HL': '', 'SY-HM': '', 'SY-LA': '', 'SY-RA': '', 'SY-DR': '', 'SY-HA': '', 'SY-DI': 'Damascus', 'SY-QU': 'Quneitra', 'SY-TA': 'Tartus|Tartous',
 'TH-10': '', 'TH-S': '', 'TW-CHA': '=Changhua|Changhua County', 'TW-KIN': '', 'TW-PEN': '', 'TW-LIE': '=Lienchiang County', 'TW-CYQ': 'Chiayi', 'TW-HSQ': 'Hsinchu', 'TW-MIA': '=Miaoli|Miaoli County', 'TW-NAN': '=Nantou|Nantou County', 'TW-YUN': '=Yunlin|Yunlin County',
 'UA-05': 'Vinnytsia|Vinnitsa', 'UA-07': '', 'UA-09': 'Luhansk|Lugansk', 'UA-12': 'Dnipropetrovsk|Dnepropetrovsk|Dnipro', 'UA-14': 'Donetsk', 'UA-18': 'Zhytomyr|Zhitomir', 'UA-21': '', 'UA-23': 'Zaporizhzhia|Zaporozhye|Zaporizhia', 'UA-26': 'Ivano-Frankivsk', 'UA-32': 'Kyiv|Kiev', 'UA-35': 'Kirovohrad|Kirovograd', 'UA-46': 'Lviv|Lvov', 'UA-48': 'Mykolaiv|Nikolaev', 'UA-51': 'Odesa|Odessa', 'UA-53': 'Poltava', 'UA-56': 'Rivne|Rovno', 'UA-59': 'Sumy', 'UA-61': 'Ternopil|Ternopol', 'UA-63': 'Kharkiv|Kharkov', 'UA-65': 'Kherson', 'UA-68': 'Khmelnytskyi|Khmelnitsky|Khmelnytsky', 'UA-71': 'Cherkasy|Cherkassy', 'UA-74': 'Chernihiv|Chernigov', 'UA-77': 'Chernivtsi|Chernovtsy',
 'US-NY': '=New York State|New York state|state of New York|upstate New York', 'US-WA': '=Washington State|Washington state|state of Washington', 'US-GA': '=Georgia|U.S. state of Georgia|state of Georgia', 'US-NJ': '=New Jersey|N.J.', 'US-NM': '=New Mexico|N.M.', 'US-NC': '=North Carolina|N.C.', 'US-NH': '=New Hampshire|N.H.', 'US-ND': '=North Dakota|N.D.', 'US-SD': '=South Dakota|S.D.', 'US-SC': '=South Carolina|S.C.', 'US-RI': '=Rhode Island|R.I.', 'US-WV': '=West Virginia|W.Va.', 'US-CA': '=California|Calif.', 'US-AZ': '=Arizona|Ariz.', 'US-CO': '=Colorado|Colo.', 'US-CT': '=Connecticut|Conn.', 'US-FL': '=Florida|Fla.', 'US-MI': '=Michigan|Mich.', 'US-MN': '=Minnesota|Minn.', 'US-TN': '=Tennessee|Tenn.', 'US-OK': '=Oklahoma|Okla.', 'US-WI': '=Wisconsin|Wis.', 'US-WY': '=Wyoming|Wyo.', 'US-HI': '=Hawaii|Hawaiian Islands',
 'UZ-QR': '', 'UZ-XO': '', 'UZ-TO': 'Tashkent', 'UZ-SA': '', 'UZ-QA': 'Kashkadarya|Qashqadaryo', 'UZ-SI': 'Syrdarya|Sirdaryo', 'UZ-SU': 'Surkhandarya|Surxondaryo', 'UZ-NW': 'Navoi|Navoiy',
 'VE-V': '', 'VE-S': '', 'VE-E': '', 'VE-F': '', 'VE-Z': '=Amazonas, Venezuela|Amazonas state, Venezuela', 'VE-M': '=Miranda State|Miranda state|state of Miranda', 'VE-I': '=Falcón State|Falcón state|Falcon state', 'VE-K': '=Lara State|Lara state', 'VE-P': '=Portuguesa State|Portuguesa state', 'VE-R': '=Sucre State|Sucre state', 'VE-T': '=Trujillo State|Trujillo state', 'VE-X': '=Vargas State|Vargas state|La Guaira state', 'VE-L': '=Mérida State|Mérida state|Merida state',
 'VN-33': '', 'VN-22': '', 'VN-13': '', 'VN-21': '', 'VN-25': '', 'VN-27': '', 'VN-23': '', 'VN-03': '', 'VN-06': '', 'VN-57': '', 'VN-39': '',
 'YE-AB': '', 'YE-AD': '', 'YE-HD': '', 'YE-SH': '', 'YE-MR': '', 'YE-JA': '', 'YE-SU': '', 'YE-SA': '', 'YE-BA': '=Al Bayda Governorate|Bayda province|Al Bayda province', 'YE-HU': 'Hodeidah|Hodeida|Al Hudaydah', 'YE-SN': 'Sanaa', 'YE-SD': 'Saada', 'YE-MA': 'Marib', 'YE-DA': '=Dhale|Ad Dali|Al-Dhale|Dhale province|Al-Dhalea', 'YE-MW': '=Al Mahwit|Mahwit', 'YE-RA': '=Raymah|Rima',
 'ZA-GP': '', 'ZA-WC': '', 'ZA-EC': '', 'ZA-KZN': '', 'ZA-FS': '', 'ZA-NW': '=North West Province|North-West Province|North West province', 'ZA-NC': '=Northern Cape|Northern Cape Province', 'ZA-LP': '=Limpopo|Limpopo Province|Limpopo province', 'ZA-MP': '=Mpumalanga|Mpumalanga Province|Mpumalanga province',
 'ZW-BU': '', 'ZW-HA': '', 'ZW-MA': '', 'ZW-MV': '', 'ZW-MI': '',
}
PART_ACRONYM = {'AU-NSW': 'NSW', 'DE-NW': 'NRW', 'PH-00': 'NCR'}
# bare names that may stand in two rows on purpose
TWICE = {'US-GA', 'PK-PB'}

# ------------------------------------------------------- exemplar cities
# zone (alias) last parts that are no city, or no name to look for
ZONE_REJECT = set('''Adak Marengo Vevey Knox Menominee Metlakatla Monticello Shiprock
Center New_Salem Vincennes Nome Sitka Tell_City Winamac Petersburg Beulah Yakutat
Boise Detroit Creston Currie Resolute Dawson Rainy_River Fort_Nelson Glace_Bay
Goose_Bay Pangnirtung Nipigon Blanc-Sablon Cambridge_Bay Rankin_Inlet Swift_Current
Atikokan Coral_Harbour Broken_Hill Eucla Lindeman Lord_Howe Macquarie Darwin
Regina Halifax St_Johns Troll Santa_Isabel Samara Oral Busingen Bermuda
Danmarkshavn Scoresbysund Thule Enderbury Kanton Fakaofo Vevay Jersey Vatican
Bahia Bahia_Banderas Ojinaga Norfolk Chagos Cocos Christmas Kerguelen Johnston
Khandyga Srednekolymsk Ust-Nera Kamchatka Sakhalin Kirov Reunion Mahe Stanley
Pitcairn Easter Canary Azores Madeira Faeroe Faroe Galapagos Chatham Gambier
Marquesas Tahiti Efate Guadalcanal Bougainville Wake Midway Wallis Kiritimati
Cordoba Mendoza Merida Catamarca Jujuy La_Rioja San_Juan San_Luis Salta
Cape_Verde Sao_Tome St_Kitts St_Lucia St_Vincent St_Thomas St_Barthelemy
Famagusta Hebron Gaza Ponape Truk Saigon Calcutta Rangoon Katmandu Kashgar
Cayman Comoro Asmera Lower_Princes Marigot Miquelon Dawson_Creek
Tongatapu Qyzylorda Noronha Louisville Urumqi Ulaanbaatar Tucuman Hovd Qostanay Oral'''.split())


# ---------------------------------------------------------------- helpers
FOLD = {'ø': 'o', 'Ø': 'O', 'ł': 'l', 'Ł': 'L', 'ı': 'i', 'ß': 'ss', 'đ': 'd',
        'Đ': 'D', 'æ': 'ae', 'Æ': 'Ae', '–': '-', 'ə': 'a', 'þ': 'th', 'ð': 'd'}


def fold(s):
    s = ''.join(FOLD.get(c, c) for c in s)
    return ''.join(c for c in unicodedata.normalize('NFD', s)
                   if not unicodedata.combining(c))


def slug(s):
    s = fold(s).replace("'", '').replace('.', '').lower()
    return re.sub(r'[^a-z0-9]+', '-', s).strip('-')


def clean(s):
    """One spelling: straight apostrophe, no footnote marks, no 'the '."""
    s = html.unescape(s).replace('’', "'").replace('‘', "'").replace('²', '')
    s = s.replace(' & ', ' and ').replace('–', '-').strip()
    return re.sub(r'^[Tt]he (?!Hague|Valley|Bronx|Netherlands)', '', s)


def usable(s):
    return s and ',' not in s and '(' not in s and ' - ' not in s


def read(path):
    with open(path, encoding='utf-8') as f:
        return f.read()


def uniq(seq, but=()):
    out = []
    for x in seq:
        if x and x not in out and x not in but:
            out.append(x)
    return out


def spellings(names):
    """Each name, its form without accents, and St./Saint/St."""
    out = []
    for n in names:
        out.append(n)
        f = fold(n)
        if f != n and n not in ('Pará', 'Malé', 'Münster'):
            out.append(f)
        m = re.match(r'(?:St\.?|Saint) (.*)', n)
        if m:
            out += ['St. ' + fold(m[1]), 'Saint ' + fold(m[1]), 'St ' + fold(m[1])]
    return out


class Table:
    def __init__(self):
        self.rows = {}      # slug -> [name, acronyms, aliases, type, country]
        self.names = {}     # name or alias -> [slug, ...]

    def known(self, name):
        return self.names.get(name, [])

    def add(self, s, name, acr, aliases, typ, cc):
        if s in self.rows:
            s = s + '-' + (cc.lower() if cc != '-' else typ)
        if s in self.rows:
            sys.exit('make_places: two rows with slug ' + s)
        self.rows[s] = [name, uniq(acr), uniq(aliases, (name,)), typ, cc]
        for n in uniq([name] + list(acr) + list(aliases)):
            self.names.setdefault(n, []).append(s)
        return s

    def extend(self, s, aliases):
        """More aliases for a row, if no other row has them."""
        row = self.rows[s]
        for a in aliases:
            if a != row[0] and a not in row[2] and not self.known(a):
                row[2].append(a)
                self.names[a] = [s]


def countries(t, iso1, en):
    cldr = {}
    for m in re.finditer(r'<territory type="([A-Z]{2})"(?: alt="(\w+)")?[^>]*>([^<]*)<',
                         en[en.index('<territories>'):en.index('</territories>')]):
        cldr.setdefault(m[1], {})[m[2] or ''] = clean(m[3])
    iso = {x['alpha_2']: x for x in iso1}
    iso['XK'] = {'name': 'Kosovo'}
    for cc in sorted(iso):
        if cc in SKIP_COUNTRY:
            continue
        x, c = iso[cc], cldr.get(cc, {})
        over = COUNTRY.get(cc, ('', '', ''))
        name = over[0] or c.get('short') or c['']
        if name.startswith('St. '):
            name = 'Saint ' + name[4:]
        if 'Islands' not in name and name.startswith('Saint Vincent'):
            name = 'Saint Vincent and the Grenadines'
        aliases = over[2].split('|')
        aliases += [x.get('common_name', ''), x['name'], x.get('official_name', '')]
        aliases += [c[k] for k in sorted(c)]
        aliases = [clean(a) for a in aliases]
        aliases = [a for a in aliases if usable(a) or a == 'Taiwan, China']
        acr = [a for a in over[1].split('|') if a]
        if cc == 'CG':
            aliases.remove('Congo')     # bare 'Congo' is DR Congo in the news
        aliases = [a for a in spellings([name] + aliases) if a not in acr]
        t.add(COUNTRY_SLUG.get(cc, slug(name)), name, acr, aliases,
              'territory' if cc in TERRITORY else 'country', cc)


def extras(t):
    for line in read(os.path.join(HERE, 'places_extra.tsv')).splitlines():
        if not line or line.startswith('#'):
            continue
        s, name, acr, al, typ, cc = line.split('\t')
        lst = lambda v: [] if v == '-' else v.split('|')
        if s in t.rows and typ == 'territory' and t.rows[s][0] == name:
            t.extend(s, lst(al))
            continue
        t.add(s, name, lst(acr), lst(al), typ, cc)


def names_of_people():
    out = set()
    for name in ('given_names.tsv', 'family_names.tsv'):
        for line in read(os.path.join(HERE, name)).splitlines():
            if line and not line.startswith('#'):
                out.add(fold(line.split('\t')[0]))
    return out


def parts(t, iso2, reject):
    people = names_of_people()
    sub = dict(re.findall(r'<subdivision type="(\w+)"[^>]*>([^<]*)<',
                          read(CLDR + 'subdivisions/en.xml')))
    for x in sorted(iso2, key=lambda x: x['code']):
        code = x['code']
        cc = code[:2]
        rule = PARTS.get(cc)
        if not rule or x['type'] not in rule[0].split('|'):
            continue
        if cc == 'RU' and x['type'] != 'Administrative region':
            continue            # better names in places_extra.tsv
        given = PART_NAME.get(code)
        if given == '':
            continue
        acr = [a for a in PART_ACRONYM.get(code, '').split('|') if a]
        if given and given[0] == '=':
            names = given[1:].split('|')
            main, aliases = names[0], names[1:]
        else:
            base = given.split('|') if given else \
                [clean(sub.get(code.replace('-', '').lower(), x['name']))]
            # drop a word the names file already carries
            base = [re.sub(r' (County|Region|Province|Oblast|City|Governorate)$', '', b)
                    for b in base]
            if cc == 'JP':
                base = [fold(b) for b in base]
            words = [w for w in rule[1].split('|') if w]
            if cc == 'CN':
                words = ['Province']
            long_ = [b + ' ' + w for b in base for w in words]
            long_ += [b + ' ' + w.lower() for b in base for w in words]
            mode = rule[2]
            if mode == 'county':
                main, aliases = 'County ' + base[0], []
            elif mode == 'bare' and not t.known(base[0]) \
                    and not t.known(fold(base[0])) and base[0] not in reject:
                main, aliases = base[0], base[1:] + long_
            else:
                if not long_:
                    continue
                same = [s for s in t.known(base[0]) + t.known(fold(base[0]))
                        if t.rows[s][4] == cc and t.rows[s][3] == 'region']
                if same:
                    t.extend(same[0], spellings(base[1:] + long_))
                    continue
                main, aliases = long_[0], long_[1:]
                if mode == 'word' and len(base[0]) > 3 \
                        and base[0] not in reject and fold(base[0]) not in people:
                    aliases = aliases + base[:1]
        if main in reject:
            continue
        aliases = [a for a in spellings([main] + aliases) if a not in acr]
        aliases = [a for a in aliases
                   if a == main or a not in reject and not t.known(a)]
        have = t.known(main) + t.known(fold(main))
        if have and code not in TWICE:
            same = [s for s in have if t.rows[s][4] == cc]
            if same:
                t.extend(same[0], aliases)
                continue
            main = main + ', ' + t.rows[t.cc[cc]][0]
        t.add(slug(main), main, acr, aliases, 'region', cc)


def zones(t, en, reject):
    city = {}
    for m in re.finditer(r'<zone type="([^"]+)">\s*(?:<(?:long|short)>.*?</(?:long|short)>\s*)*'
                         r'<exemplarCity>([^<]*)<', en, re.S):
        city[m[1]] = clean(m[2])
    for m in re.finditer(r'<type name="(\w+)" description="([^"]*)"(?: deprecated="true" '
                         r'preferred="\w+")?(?: alias="([^"]*)")?([^>]*)>',
                         read(CLDR + 'bcp47/timezone.xml')):
        if not m[3] or 'deprecated' in m[4] or len(m[1]) != 5:
            continue
        cc = m[1][:2].upper()
        zone = m[3].split()[0]
        if zone.startswith(('Etc/', 'Antarctica/')) or '/' not in zone:
            continue
        last = zone.split('/')[-1]
        if last in ZONE_REJECT:
            continue
        name = city.get(zone) or last.replace('_', ' ')
        names = spellings([name])
        if name in reject or any(t.known(n) for n in names):
            continue
        if cc not in t.cc:
            continue
        t.add(slug(name), name, [], names, 'city', cc)


def months(en):
    i = en.index('<calendar type="gregorian">')
    out = {}
    for width in ('abbreviated', 'wide'):
        a = en.index('<monthWidth type="%s">' % width, en.index('<monthContext type="format">', i))
        for m in re.finditer(r'<month type="(\d+)">([^<]*)<',
                             en[a:en.index('</monthWidth>', a)]):
            out.setdefault(int(m[1]), {})[width] = m[2]
    with open(os.path.join(HERE, 'months.tsv'), 'w', encoding='utf-8', newline='\n') as f:
        f.write('''# months.tsv: month names, written by make_places.py; do not edit.
# number	1 to 12
# wide	full English name
# abbreviated	short forms, with and without full stop, '|' between; '-' when there is none ("May")
# Source: CLDR (Debian unicode-cldr-core), common/main/en.xml; 'Sept' (CLDR en_GB) added.
# Licence: Unicode-DFS-2016.
''')
        for n in sorted(out):
            w, a = out[n]['wide'], out[n]['abbreviated']
            ab = [] if a == w else [a, a + '.']
            if w == 'September':
                ab += ['Sept', 'Sept.']
            f.write('%d\t%s\t%s\n' % (n, w, '|'.join(ab) or '-'))


HEAD = '''# places.tsv: countries, territories, regions, cities, areas; written by make_places.py; do not edit.
# slug	lower-case ascii words joined by '-'; unique
# name	the form shown and the form looked for in text; "Nice, France" means: found only with its qualifier
# acronyms	all-capital short forms, '|' between
# aliases	other spellings, official and older names, forms without accents, '|' between
# type	country, territory, region (first-level part), city, area (supranational, physical, well-known spot), continent
# country	ISO 3166-1 alpha-2 (XK: Kosovo), or '-' when none or more than one
# An empty column is '-'. Apostrophes are straight. A name that stands in two rows (Georgia) means first the
# row whose slug is the shorter one; historic states have type country and country '-'.
# Sources: iso-codes 3166-1 and 3166-2 (LGPL-2.1+), CLDR (Unicode-DFS-2016), places_extra.tsv (MIT). See SOURCES.
'''


def main():
    en = read(CLDR + 'main/en.xml')
    iso1 = json.loads(read(ISO + 'iso_3166-1.json'))['3166-1']
    iso2 = json.loads(read(ISO + 'iso_3166-2.json'))['3166-2']
    reject = set()
    for line in read(os.path.join(HERE, 'places_reject.tsv')).splitlines():
        if line and not line.startswith('#'):
            reject.add(line.split('\t')[0])
    t = Table()
    countries(t, iso1, en)
    t.cc = {r[4]: s for s, r in t.rows.items()}
    extras(t)
    zones(t, en, reject)
    parts(t, iso2, reject)
    with open(os.path.join(HERE, 'places.tsv'), 'w', encoding='utf-8', newline='\n') as f:
        f.write(HEAD)
        for s in sorted(t.rows):
            n, acr, al, typ, cc = t.rows[s]
            f.write('\t'.join((s, n, '|'.join(acr) or '-', '|'.join(al) or '-', typ, cc)) + '\n')
    months(en)
    if '-v' in sys.argv[1:]:
        for n in sorted(t.names):
            if len(set(t.names[n])) > 1:
                print('ambiguous\t%s\t%s' % (n, ' '.join(t.names[n])))
        print('%d rows' % len(t.rows))


main()
